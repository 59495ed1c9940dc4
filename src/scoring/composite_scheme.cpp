// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"
#include "scoring/scheme_parts.hpp"
#include "scoring/tree.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <utility>

namespace ctg {
namespace {

/// `more_is_need` is how a scheme of needs says it; a plain table may have no need in it.
const std::vector<std::string> directions{"more", "less", "more_is_need", "less_is_need"};

/// What [normalise] and [aggregate] say for all indicators and nodes that say nothing else.
struct Defaults {
    Normalisation normalisation = Normalisation::goalposts;
    bool clip = true;
    OutlierRule outliers = OutlierRule::keep;
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
        scheme.uncertainty = uncertainty_from(root, faults_);
        scheme.alternatives = alternatives_from(root, faults_);
        root.finish();
        refuse_unknown_weights(scheme);
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
        if (header.has("group")) scheme.group_column = named(header, "group");
        header.finish();
    }

    void read_normalise(const Setting& table) {
        SettingReader reader(table, faults_);
        defaults_.normalisation = normalisation_from(reader, "method", defaults_.normalisation);
        defaults_.clip = reader.flag("clip").value_or(defaults_.clip);
        defaults_.outliers = outlier_rule_from(reader, defaults_.outliers);
        defaults_.missing = missing_rule_from(reader, defaults_.missing);
        reader.finish();
    }

    void read_aggregate(const Setting& table) {
        SettingReader reader(table, faults_);
        defaults_.aggregation = aggregation_from(reader, "method", defaults_.aggregation);
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
        indicator.missing = missing_rule_from(reader, defaults_.missing);
        indicator.rounding = rounding_from(reader, faults_);
        read_bounds(reader, indicator);
        read_normalisation(reader, {defaults_.normalisation, defaults_.clip, defaults_.outliers},
                           indicator, faults_);
        reader.finish();
        return indicator;
    }

    /// Columns of bounds come in pairs, and say more than a rounding would.
    void read_bounds(SettingReader& reader, CompositeIndicator& indicator) {
        if (!reader.has("low") && !reader.has("high")) return;
        indicator.low_column = named(reader, "low");
        indicator.high_column = named(reader, "high");
        if (indicator.rounding) refuse_unused(reader, "rounding", "low, high", "column", faults_);
    }

    /// Alternatives may only weigh what is there.
    void refuse_unknown_weights(const CompositeScheme& scheme) {
        std::vector<std::string> ids;
        for (const auto& indicator : scheme.indicators)
            ids.push_back(indicator.id);
        for (const auto& node : scheme.nodes)
            ids.push_back(node.id);
        add_weight_faults(scheme.alternatives, ids, faults_);
    }

    CompositeNode node_from(const Setting& table) {
        SettingReader reader(table, faults_);
        CompositeNode node;
        node.place = table.place;
        node.id = named(reader, "id");
        if (reader.has("parent")) node.parent = named(reader, "parent");
        node.parent_place = reader.place_of("parent");
        node.weight = weight(reader);
        node.aggregation = aggregation_from(reader, "aggregate", defaults_.aggregation);
        const auto own_floor = floor(reader);
        if (node.aggregation == Aggregation::geometric)
            node.floor = own_floor ? own_floor : defaults_.floor;
        else if (reader.has("floor"))
            refuse_unused(reader, "floor", name_of(node.aggregation), "aggregate = \"geometric\"",
                          faults_);
        reader.finish();
        return node;
    }

    double weight(SettingReader& reader) {
        return number_above_zero(reader, "weight", faults_).value_or(1.0);
    }

    std::optional<double> floor(SettingReader& reader) {
        return number_above_zero(reader, "floor", faults_);
    }

    /// Deviations from a mean are below 0 for half of the units: a geometric mean of them, or of
    /// what is made of them, would be that of the floor.
    void refuse_geometric_z(const CompositeScheme& scheme) {
        std::map<std::string_view, const CompositeNode*> node_by_id;
        for (const auto& node : scheme.nodes)
            node_by_id.emplace(node.id, &node);
        for (const auto& indicator : scheme.indicators) {
            if (indicator.normalisation != Normalisation::z) continue;
            refuse_geometric_alternatives(scheme.alternatives, indicator.id, faults_);
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

CompositeScheme composite_scheme_from(const Document& document) {
    Faults faults;
    CompositeScheme scheme = CompositeReader(document, faults).scheme();
    faults.raise();
    return scheme;
}

} // namespace ctg
