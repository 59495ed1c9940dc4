// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/published_layer.hpp"

#include "reading/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace ctg {
namespace {

/// The columns of a layer that hold the code and the name of its features. Source: IGN, ADMIN
/// EXPRESS, descriptif de contenu, versions 3.x (up to 2024) and 4.0.
struct LayerColumns {
    std::string_view code;
    std::string_view name;
    std::string_view version;
};
// A layer of arrondissements also has the commune's code, and one of communes the département's:
// the narrowest comes first.
constexpr std::array layouts{
    LayerColumns{"insee_arm", "nom", "3"},
    LayerColumns{"insee_com", "nom", "3"},
    LayerColumns{"code_siren", "nom", "3"},
    LayerColumns{"insee_dep", "nom", "3"},
    LayerColumns{"code_insee", "nom_officiel", "4"},
    LayerColumns{"code_siren", "nom_officiel", "4"},
};

/// The name, as the table spells it, of the column that is called `name` in any case.
std::optional<std::string> spelled(const Table& table, std::string_view name) {
    const auto columns = table.columns();
    const auto found = std::ranges::find_if(
        columns, [&](const std::string& column) { return lower(column) == name; });
    if (found == columns.end()) return std::nullopt;
    return *found;
}

} // namespace

Checked<Layer> as_published(Layer layer) {
    const Table& table = layer.attributes;
    if (table.column("code")) return {std::move(layer), {}};
    for (const auto& layout : layouts) {
        const auto code = spelled(table, layout.code);
        const auto name = spelled(table, layout.name);
        if (!code || !name) continue;
        const std::map<std::string, std::string> names{{"code", *code}, {"nom", *name}};
        auto note =
            note_of("CTG-READ-067",
                    {{"version", std::string(layout.version)}, {"code", *code}, {"name", *name}},
                    {table.source().file, 0, 0, {}, {}, PlaceUnit::feature});
        layer.attributes = table.renamed(names);
        return {std::move(layer), {std::move(note)}};
    }
    return {std::move(layer), {}};
}

} // namespace ctg
