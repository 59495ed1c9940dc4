// SPDX-License-Identifier: Apache-2.0
#include "reading/geopackage.hpp"

#include "ctg/base/error.hpp"
#include "reading/utf8.hpp"

#include <algorithm>
#include <system_error>

namespace ctg {
namespace {

[[noreturn]] void refuse(std::string_view code, DiagnosticValues values, const Input& input) {
    const Place place{input.file, 0, 0, {}, {}, PlaceUnit::feature};
    throw ReadError({error_of(code, std::move(values), place)});
}

constexpr bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether a view has the name of a table of the standard ("gpkg_contents"). SQLite writes the name
/// right after the word "view", with at most quotes and spaces between.
/// Source: SQLite, database file format, §2.6: storage of the schema.
bool has_view_of_standard_table(std::string_view bytes) {
    constexpr std::string_view view = "view";
    constexpr std::string_view prefix = "gpkg_";
    for (auto at = bytes.find_first_of("vV"); at != std::string_view::npos;
         at = bytes.find_first_of("vV", at + 1)) {
        if (lower(bytes.substr(at, view.size())) != view) continue;
        const auto rest = bytes.substr(at + view.size());
        const auto name = std::ranges::find_if(rest, is_letter) - rest.begin();
        if (lower(rest.substr(static_cast<std::size_t>(name), prefix.size())) == prefix)
            return true;
    }
    return false;
}

} // namespace

void check_geopackage(const std::filesystem::path& file, const Input& input) {
    for (const auto* const suffix : {"-wal", "-journal"}) {
        std::error_code fault;
        auto journal = file;
        journal += suffix;
        const auto size = std::filesystem::file_size(journal, fault);
        if (!fault && size > 0)
            refuse("CTG-READ-025", {{"journal", journal.filename().string()}}, input);
    }
    if (has_view_of_standard_table(input.bytes))
        refuse("CTG-READ-028", {{"layer", "gpkg_…"}}, input);
}

} // namespace ctg
