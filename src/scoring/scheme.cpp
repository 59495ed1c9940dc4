// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/scheme.hpp"

#include "ctg/base/nearest.hpp"
#include "scoring/scheme_parts.hpp"
#include "scoring/scheme_rule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace ctg {
namespace {

const std::vector<std::string> directions{"more_is_need", "less_is_need"};
const std::vector<std::string> score_meanings{"more need"};

/// Reads the parts of a scheme file, gathering every fault of it.
class SchemeReader {
public:
    SchemeReader(const Document& document, Faults& faults) : document_(document), faults_(faults) {}

    [[nodiscard]] Scheme scheme() {
        SettingReader root(document_.root, faults_);
        demand(root, {"scheme", "indicator"});
        Scheme scheme;
        scheme.sha256 = document_.sha256;
        if (const Setting* header = root.table("scheme")) read_header(*header, scheme);
        for (const Setting* indicator : root.tables("indicator"))
            scheme.indicators.push_back(indicator_from(*indicator, scheme));
        if (const Setting* aggregate = root.table("aggregate")) read_aggregate(*aggregate, scheme);
        scheme.uncertainty = uncertainty_from(root, faults_);
        scheme.alternatives = alternatives_from(root, faults_);
        root.finish();
        refuse_empty_cells(scheme);
        refuse_unknown_weights(scheme);
        refuse_geometric_z(scheme);
        return scheme;
    }

private:
    void read_header(const Setting& table, Scheme& scheme) {
        SettingReader header(table, faults_);
        demand(header, {"id", "version", "themes", "logics"});
        scheme.id = header.text("id").value_or("");
        scheme.version = header.text("version").value_or("");
        scheme.themes = names(header, "themes");
        scheme.logics = names(header, "logics");
        static_cast<void>(method_of(header, "higher_means", score_meanings));
        themes_place_ = header.place_of("themes");
        header.finish();
    }

    /// A list of themes or logics: not empty, each name once.
    std::vector<std::string> names(SettingReader& header, std::string_view key) {
        const auto names = header.texts(key);
        if (!names) return {};
        if (names->empty())
            faults_.add(
                error_of("CTG-SCOR-007", {{"key", std::string(key)}}, header.place_of(key)));
        for (auto name = names->begin(); name != names->end(); ++name)
            if (std::find(names->begin(), name, *name) != name)
                faults_.add(error_of("CTG-SCOR-008", {{"key", std::string(key)}, {"name", *name}},
                                     header.place_of(key)));
        return *names;
    }

    ScoredIndicator indicator_from(const Setting& table, const Scheme& scheme) {
        SettingReader reader(table, faults_);
        demand(reader, {"id", "theme", "logic", "label", "unit", "table", "numerator", "kind",
                        "direction", "year", "source"});
        ScoredIndicator indicator;
        indicator.place = table.place;
        indicator.rule = rule_from(reader, faults_);
        indicator.theme = member(reader, "theme", scheme.themes);
        indicator.logic = member(reader, "logic", scheme.logics);
        indicator.direction = method_of(reader, "direction", directions) == "less_is_need"
                                  ? Direction::less_is_need
                                  : Direction::more_is_need;
        read_normalisation(reader, {}, indicator, faults_);
        indicator.missing = missing_rule_from(reader, MissingRule::skip);
        indicator.weight = number_above_zero(reader, "weight", faults_).value_or(1.0);
        indicator.classes = class_rule_from(reader, faults_);
        reader.finish();
        refuse_second(indicator.rule.id, reader.place_of("id"));
        return indicator;
    }

    void read_aggregate(const Setting& table, Scheme& scheme) {
        SettingReader aggregate(table, faults_);
        Aggregations& means = scheme.means;
        means.cell = aggregation_from(aggregate, "cell", means.cell);
        means.theme = aggregation_from(aggregate, "theme", means.theme);
        means.total = aggregation_from(aggregate, "total", means.total);
        means.floor = number_above_zero(aggregate, "floor", faults_);
        const bool is_arithmetic = means.cell == Aggregation::arithmetic &&
                                   means.theme == Aggregation::arithmetic &&
                                   means.total == Aggregation::arithmetic;
        if (means.floor && is_arithmetic)
            refuse_unused(aggregate, "floor", name_of(Aggregation::arithmetic),
                          "total = \"geometric\"", faults_);
        if (const Setting* weights = aggregate.table("weights")) {
            SettingReader reader(*weights, faults_);
            read_weights(reader, "themes", scheme.themes, scheme);
            read_weights(reader, "logics", scheme.logics, scheme);
            reader.finish();
        }
        aggregate.finish();
    }

    /// "equal", or a table of weights by name.
    void read_weights(SettingReader& reader, std::string_view axis,
                      const std::vector<std::string>& known, Scheme& scheme) {
        const Setting* const setting = reader.any(axis);
        if (setting == nullptr) return;
        if (!std::holds_alternative<Setting::Members>(setting->value)) {
            static_cast<void>(reader.choice(axis, {"equal"}, "equal"));
            return;
        }
        for (const auto& [name, weight] : weights_from(*setting, faults_)) {
            if (std::ranges::find(known, name) == known.end())
                faults_.add(error_of("CTG-SCOR-001",
                                     {{"key", std::string(axis)},
                                      {"found", name},
                                      {"known", joined(known)},
                                      {"nearest", joined(nearest(name, known))}},
                                     reader.place_of(axis)));
            scheme.weights[name] = weight;
        }
    }

    /// As in a tree: deviations are below 0 for half of the territories.
    void refuse_geometric_z(const Scheme& scheme) {
        for (const auto& indicator : scheme.indicators) {
            if (indicator.normalisation != Normalisation::z) continue;
            refuse_geometric_alternatives(scheme.alternatives, indicator.rule.id, faults_);
            for (const auto& [node, aggregation] :
                 {std::pair{"cell", scheme.means.cell}, std::pair{"theme", scheme.means.theme},
                  std::pair{"total", scheme.means.total}})
                if (aggregation == Aggregation::geometric)
                    faults_.add(error_of("CTG-SCOR-019",
                                         {{"node", node}, {"indicator", indicator.rule.id}},
                                         indicator.place));
        }
    }

    /// Alternatives may only weigh what is there.
    void refuse_unknown_weights(const Scheme& scheme) {
        std::vector<std::string> names = scheme.themes;
        names.insert(names.end(), scheme.logics.begin(), scheme.logics.end());
        for (const auto& indicator : scheme.indicators)
            names.push_back(indicator.rule.id);
        add_weight_faults(scheme.alternatives, names, faults_);
    }

    void demand(SettingReader& reader, std::initializer_list<std::string_view> keys) {
        ctg::demand(reader, keys, faults_);
    }
    /// The theme or logic of an indicator, which must be one of `known`.
    std::string member(SettingReader& reader, std::string_view key,
                       const std::vector<std::string>& known) {
        auto name = reader.text(key).value_or("");
        const bool is_known = std::ranges::find(known, name) != known.end();
        if (name.empty() || known.empty() || is_known) return name;
        is_an_indicator_astray_ = true;
        faults_.add(error_of("CTG-SCOR-001",
                             {{"key", std::string(key)},
                              {"found", name},
                              {"known", joined(known)},
                              {"nearest", joined(nearest(name, known))}},
                             reader.place_of(key)));
        return name;
    }

    void refuse_second(const std::string& id, const Place& place) {
        if (id.empty()) return;
        const auto [first, is_new] = place_by_id_.try_emplace(id, place);
        if (is_new) return;
        auto diagnostic = error_of("CTG-SCOR-004", {{"id", id}}, place);
        diagnostic.places.push_back(first->second);
        faults_.add(std::move(diagnostic));
    }

    /// Not told when no indicator was read, or one went to no cell by a misspelling: that says it
    /// already.
    void refuse_empty_cells(const Scheme& scheme) {
        if (scheme.indicators.empty() || is_an_indicator_astray_) return;
        std::vector<std::string> empty;
        for (const auto& theme : scheme.themes)
            for (const auto& logic : scheme.logics)
                if (std::ranges::none_of(scheme.indicators, [&](const auto& indicator) {
                        return indicator.theme == theme && indicator.logic == logic;
                    }))
                    empty.push_back(fmt::format("{} × {}", theme, logic));
        if (!empty.empty())
            faults_.add(error_of("CTG-SCOR-003", {{"cells", joined(empty)}}, themes_place_));
    }

    const Document& document_;
    Faults& faults_;
    Place themes_place_;
    std::map<std::string, Place> place_by_id_;
    bool is_an_indicator_astray_ = false;
};

} // namespace

Checked<Scheme> scheme_from(const Document& document) {
    Faults faults;
    Scheme scheme = SchemeReader(document, faults).scheme();
    faults.raise();
    return {std::move(scheme), faults.notes()};
}

std::vector<IndicatorRule> rules_of(const Scheme& scheme) {
    std::vector<IndicatorRule> rules;
    for (const auto& indicator : scheme.indicators)
        rules.push_back(indicator.rule);
    return rules;
}

} // namespace ctg
