// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"
#include "scoring/tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace ctg {
namespace {

constexpr std::array normalisations{Normalisation::goalposts, Normalisation::min_max,
                                    Normalisation::z, Normalisation::percentile,
                                    Normalisation::rank};
constexpr std::array aggregations{Aggregation::arithmetic, Aggregation::geometric};
/// `more_is_need` is how a scheme of needs says it; a plain table may have no need in it.
const std::vector<std::string> directions{"more", "less", "more_is_need", "less_is_need"};
const std::vector<std::string> missing_rules{"skip", "refuse"};

template <class Methods>
std::vector<std::string> names_of(const Methods& methods) {
    std::vector<std::string> names;
    for (const auto method : methods)
        names.emplace_back(name_of(method));
    return names;
}

/// The method of `methods` that `key` names, or `fallback`.
template <class Methods>
auto method(SettingReader& reader, std::string_view key, const Methods& methods,
            typename Methods::value_type fallback) {
    const auto name = reader.choice(key, names_of(methods), name_of(fallback));
    return *std::ranges::find(methods, name, [](auto each) { return name_of(each); });
}

bool is_text(const Setting& setting, std::string_view text) {
    const auto* const found = std::get_if<std::string>(&setting.value);
    return found != nullptr && *found == text;
}

/// What [normalise] and [aggregate] say for all indicators and nodes that say nothing else.
struct Defaults {
    Normalisation normalisation = Normalisation::goalposts;
    bool clip = true;
    MissingRule missing = MissingRule::skip;
    Aggregation aggregation = Aggregation::arithmetic;
    std::optional<double> floor;
};

/// Reads a scheme file, gathering every fault of it.
class CompositeReader {
public:
    CompositeReader(const Document& document, Faults& faults)
        : document_(document),
          faults_(faults) {}

    [[nodiscard]] CompositeScheme scheme() {
        SettingReader root(document_.root, faults_);
        CompositeScheme scheme;
        scheme.sha256 = document_.sha256;
        demand(root, "scheme");
        if (const Setting* header = root.table("scheme")) read_header(*header, scheme);
        if (const Setting* table = root.table("normalise")) read_normalise(*table);
        if (const Setting* table = root.table("aggregate")) read_aggregate(*table);
        for (const Setting* table : demanded_tables(root, "indicator"))
            scheme.indicators.push_back(indicator_from(*table));
        for (const Setting* table : demanded_tables(root, "node"))
            scheme.nodes.push_back(node_from(*table));
        root.finish();
        if (!is_a_part_missing_) add_tree_faults(scheme, faults_);
        if (faults_.empty()) refuse_geometric_z(scheme);
        return scheme;
    }

private:
    void read_header(const Setting& table, CompositeScheme& scheme) {
        SettingReader header(table, faults_);
        scheme.id = named(header, "id");
        scheme.version = named(header, "version");
        if (header.has("unit")) scheme.unit_column = named(header, "unit");
        header.finish();
    }

    void read_normalise(const Setting& table) {
        SettingReader reader(table, faults_);
        defaults_.normalisation = method(reader, "method", normalisations, defaults_.normalisation);
        defaults_.clip = reader.flag("clip").value_or(defaults_.clip);
        defaults_.missing = missing(reader);
        reader.finish();
    }

    void read_aggregate(const Setting& table) {
        SettingReader reader(table, faults_);
        defaults_.aggregation = method(reader, "method", aggregations, defaults_.aggregation);
        defaults_.floor = floor(reader);
        reader.finish();
    }

    CompositeIndicator indicator_from(const Setting& table) {
        SettingReader reader(table, faults_);
        CompositeIndicator indicator;
        indicator.place = table.place;
        indicator.id = named(reader, "id");
        indicator.column = reader.has("column") ? named(reader, "column") : indicator.id;
        indicator.parent = named(reader, "parent");
        indicator.parent_place = reader.place_of("parent");
        demand(reader, "direction");
        indicator.direction = reader.choice("direction", directions, "more").starts_with("less")
                                  ? Direction::less_is_need
                                  : Direction::more_is_need;
        indicator.weight = weight(reader);
        indicator.missing = missing(reader);
        read_normalisation(reader, indicator);
        reader.finish();
        return indicator;
    }

    void read_normalisation(SettingReader& reader, CompositeIndicator& indicator) {
        indicator.normalisation =
            method(reader, "normalise", normalisations, defaults_.normalisation);
        if (indicator.normalisation == Normalisation::goalposts) {
            // An unknown method has been told, and may not need them.
            if (const Setting* const stated = reader.any("normalise");
                stated == nullptr || is_text(*stated, "goalposts"))
                demand(reader, "goalposts");
            indicator.goalposts = goalposts(reader);
            indicator.clip = reader.flag("clip").value_or(defaults_.clip);
            return;
        }
        for (const auto* const key : {"goalposts", "clip"})
            if (reader.has(key))
                refuse_unused(reader, key, name_of(indicator.normalisation),
                              "normalise = \"goalposts\"");
    }

    CompositeNode node_from(const Setting& table) {
        SettingReader reader(table, faults_);
        CompositeNode node;
        node.place = table.place;
        node.id = named(reader, "id");
        if (reader.has("parent")) node.parent = named(reader, "parent");
        node.parent_place = reader.place_of("parent");
        node.weight = weight(reader);
        node.aggregation = method(reader, "aggregate", aggregations, defaults_.aggregation);
        const auto own_floor = floor(reader);
        if (node.aggregation == Aggregation::geometric)
            node.floor = own_floor ? own_floor : defaults_.floor;
        else if (reader.has("floor"))
            refuse_unused(reader, "floor", name_of(node.aggregation), "aggregate = \"geometric\"");
        reader.finish();
        return node;
    }

    MissingRule missing(SettingReader& reader) {
        const bool is_refusal = defaults_.missing == MissingRule::refuse;
        const auto rule = reader.choice("missing", missing_rules, is_refusal ? "refuse" : "skip");
        return rule == "refuse" ? MissingRule::refuse : MissingRule::skip;
    }

    double weight(SettingReader& reader) { return above_zero(reader, "weight").value_or(1.0); }

    std::optional<double> floor(SettingReader& reader) { return above_zero(reader, "floor"); }

    std::optional<double> above_zero(SettingReader& reader, std::string_view key) {
        const auto number = reader.number(key);
        if (!number || *number > 0.0) return number;
        faults_.add(error_of(
            "CTG-SCOR-010",
            {{"key", std::string(key)}, {"found", fmt::format("{}", *number)}, {"range", "> 0"}},
            reader.place_of(key)));
        return std::nullopt;
    }

    Goalposts goalposts(SettingReader& reader) {
        const auto ends = reader.numbers("goalposts");
        if (!ends) return {};
        if (ends->size() == 2 && ends->front() < ends->back()) return {ends->front(), ends->back()};
        faults_.add(error_of("CTG-SCOR-002",
                             {{"found", fmt::format("[{}]", fmt::join(*ends, ", "))}},
                             reader.place_of("goalposts")));
        return {};
    }

    void refuse_unused(const SettingReader& reader, std::string_view key, std::string_view method,
                       std::string_view user) {
        faults_.add(error_of("CTG-SCOR-018",
                             {{"key", std::string(key)},
                              {"method", std::string(method)},
                              {"user", std::string(user)}},
                             reader.place_of(key)));
    }

    /// Deviations from a mean are below 0 for half of the units: a geometric mean of them, or of
    /// what is made of them, would be that of the floor.
    void refuse_geometric_z(const CompositeScheme& scheme) {
        std::map<std::string_view, const CompositeNode*> node_by_id;
        for (const auto& node : scheme.nodes)
            node_by_id.emplace(node.id, &node);
        for (const auto& indicator : scheme.indicators) {
            if (indicator.normalisation != Normalisation::z) continue;
            for (auto id = indicator.parent; !id.empty(); id = node_by_id.at(id)->parent)
                if (node_by_id.at(id)->aggregation == Aggregation::geometric)
                    faults_.add(error_of("CTG-SCOR-019",
                                         {{"node", id}, {"indicator", indicator.id}},
                                         node_by_id.at(id)->place));
        }
    }

    /// The text under a key that must be there and hold one; "" with CTG-CONF-003 if it does not.
    std::string named(SettingReader& reader, std::string_view key) {
        const bool is_there = reader.has(key);
        auto name = reader.text(key); // another type is told here
        if (!is_there || (name && name->empty())) refuse_missing(reader, key);
        is_a_part_missing_ = is_a_part_missing_ || name.value_or("").empty();
        return name.value_or("");
    }

    std::vector<const Setting*> demanded_tables(SettingReader& root, std::string_view key) {
        const Setting* const setting = root.any(key);
        auto tables = root.tables(key); // another type is told here
        is_a_part_missing_ = is_a_part_missing_ || tables.empty();
        if (tables.empty() &&
            (setting == nullptr || std::holds_alternative<Setting::List>(setting->value)))
            refuse_missing(root, key);
        return tables;
    }

    void demand(SettingReader& reader, std::string_view key) {
        if (!reader.has(key)) refuse_missing(reader, key);
    }

    void refuse_missing(const SettingReader& reader, std::string_view key) {
        const Place place = reader.place_of(key);
        faults_.add(error_of("CTG-CONF-003", {{"key", place.field}}, place));
    }

    const Document& document_;
    Faults& faults_;
    Defaults defaults_;
    bool is_a_part_missing_ = false; ///< so that what is no tree is told by that
};

} // namespace

std::string_view name_of(Normalisation method) noexcept {
    switch (method) {
    case Normalisation::goalposts:
        return "goalposts";
    case Normalisation::min_max:
        return "min_max";
    case Normalisation::z:
        return "z";
    case Normalisation::percentile:
        return "percentile";
    case Normalisation::rank:
        return "rank";
    }
    return {};
}

std::string_view name_of(Aggregation method) noexcept {
    return method == Aggregation::geometric ? "geometric" : "arithmetic";
}

CompositeScheme composite_scheme_from(const Document& document) {
    Faults faults;
    CompositeScheme scheme = CompositeReader(document, faults).scheme();
    faults.raise();
    return scheme;
}

} // namespace ctg
