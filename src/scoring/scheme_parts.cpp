// SPDX-License-Identifier: Apache-2.0
#include "scoring/scheme_parts.hpp"

#include "ctg/base/nearest.hpp"
#include "scoring/scheme_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace ctg {
namespace {

constexpr std::array normalisations{Normalisation::goalposts, Normalisation::min_max,
                                    Normalisation::z,         Normalisation::percentile,
                                    Normalisation::rank,      Normalisation::reference,
                                    Normalisation::target};
constexpr std::array aggregations{Aggregation::arithmetic, Aggregation::geometric};
constexpr std::array outlier_rules{OutlierRule::keep, OutlierRule::winsorise};
constexpr std::array missing_rules{MissingRule::skip, MissingRule::group_mean, MissingRule::refuse};
constexpr std::array doubts{Doubt::weights, Doubt::total,         Doubt::goalposts,
                            Doubt::data,    Doubt::apportionment, Doubt::missing};

std::string_view name_of(MissingRule rule) {
    switch (rule) {
    case MissingRule::skip:
        return "skip";
    case MissingRule::group_mean:
        return "group_mean";
    case MissingRule::refuse:
        return "refuse";
    }
    return {};
}

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

/// A whole number of at least `least`, or `fallback`.
std::int64_t whole_number(SettingReader& reader, std::string_view key, std::int64_t least,
                          std::int64_t fallback, Faults& faults) {
    const auto number = reader.integer(key).value_or(fallback);
    if (number >= least) return number;
    refuse_range({std::to_string(number), fmt::format("≥ {}", least)}, reader, key, faults);
    return fallback;
}

/// The keys that a method reads, and whether it needs them.
std::map<std::string_view, bool> keys_of(Normalisation method) {
    switch (method) {
    case Normalisation::goalposts:
        return {{"goalposts", true}, {"clip", false}};
    case Normalisation::reference:
        return {{"reference", true}};
    case Normalisation::target:
        return {{"target", true}, {"clip", false}, {"outliers", false}};
    case Normalisation::min_max:
    case Normalisation::z:
        return {{"outliers", false}};
    default:
        return {};
    }
}

/// What uses a key that another method does not.
std::string_view user_of(std::string_view key) {
    return key == "clip" ? "goalposts" : key == "outliers" ? "min_max" : key;
}

bool is_text(const Setting* setting, std::string_view text) {
    const auto* const found =
        setting == nullptr ? nullptr : std::get_if<std::string>(&setting->value);
    return found != nullptr && *found == text;
}

/// What scores are percents of.
double percent_base_from(SettingReader& reader, Faults& faults) {
    const double reference = reader.number("reference").value_or(1.0);
    if (reference == 0.0) refuse_range({"0", "≠ 0"}, reader, "reference", faults);
    return reference;
}

std::vector<Doubt> doubts_from(SettingReader& reader, Faults& faults) {
    const auto names = reader.texts("vary");
    if (!names) return {doubts.begin(), doubts.end()};
    std::vector<Doubt> vary;
    for (const Doubt doubt : doubts)
        if (std::ranges::find(*names, name_of(doubt)) != names->end()) vary.push_back(doubt);
    for (const auto& name : *names) {
        const auto known = names_of(doubts);
        if (std::ranges::find(known, name) == known.end())
            faults.add(error_of("CTG-SCOR-033",
                                {{"found", name},
                                 {"known", joined(known)},
                                 {"nearest", joined(nearest(name, known))}},
                                reader.place_of("vary")));
    }
    return vary;
}

Alternative alternative_from(const Setting& table, Faults& faults) {
    SettingReader reader(table, faults);
    Alternative alternative;
    alternative.place = table.place;
    alternative.id = reader.required_text("id");
    alternative.label = reader.text("label").value_or(alternative.id);
    if (const Setting* weights = reader.table("weights"))
        alternative.weights = weights_from(*weights, faults);
    if (reader.has("total"))
        alternative.total = aggregation_from(reader, "total", Aggregation::arithmetic);
    reader.finish();
    return alternative;
}

} // namespace

Uncertainty Uncertainty::of_all_doubts() {
    Uncertainty rule;
    rule.vary.assign(doubts.begin(), doubts.end());
    return rule;
}

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
    case Normalisation::reference:
        return "reference";
    case Normalisation::target:
        return "target";
    }
    return {};
}

std::string_view name_of(Aggregation method) noexcept {
    return method == Aggregation::geometric ? "geometric" : "arithmetic";
}

std::string_view name_of(OutlierRule rule) noexcept {
    return rule == OutlierRule::winsorise ? "winsorise" : "keep";
}

std::string_view name_of(Doubt doubt) noexcept {
    switch (doubt) {
    case Doubt::weights:
        return "weights";
    case Doubt::total:
        return "total";
    case Doubt::goalposts:
        return "goalposts";
    case Doubt::data:
        return "data";
    case Doubt::apportionment:
        return "apportionment";
    case Doubt::missing:
        return "missing";
    }
    return {};
}

Normalisation normalisation_from(SettingReader& reader, std::string_view key,
                                 Normalisation fallback) {
    return method(reader, key, normalisations, fallback);
}

Aggregation aggregation_from(SettingReader& reader, std::string_view key, Aggregation fallback) {
    return method(reader, key, aggregations, fallback);
}

void read_normalisation(SettingReader& reader, const NormalisationDefaults& defaults,
                        ScoreRule& rule, Faults& faults) {
    rule.normalisation = normalisation_from(reader, "normalise", defaults.method);
    const auto uses = keys_of(rule.normalisation);
    // An unknown method has been told, and may not need what the default does.
    if (!reader.has("normalise") || is_text(reader.any("normalise"), name_of(rule.normalisation)))
        for (const auto& [key, is_required] : uses)
            if (is_required) demand(reader, {key}, faults);
    for (const std::string_view key : {"goalposts", "reference", "target", "clip", "outliers"})
        if (!uses.contains(key) && reader.has(key))
            refuse_unused(reader, key, name_of(rule.normalisation),
                          fmt::format("normalise = \"{}\"", user_of(key)), faults);
    if (uses.contains("goalposts")) read_goalposts(reader, rule, faults);
    if (uses.contains("reference")) rule.aim = percent_base_from(reader, faults);
    if (uses.contains("target")) rule.aim = reader.number("target").value_or(0.0);
    if (uses.contains("clip")) rule.clip = reader.flag("clip").value_or(defaults.clip);
    if (uses.contains("outliers")) rule.outliers = outlier_rule_from(reader, defaults.outliers);
}

void refuse_unused(const SettingReader& reader, std::string_view key, std::string_view method,
                   std::string_view user, Faults& faults) {
    faults.add(error_of(
        "CTG-SCOR-018",
        {{"key", std::string(key)}, {"method", std::string(method)}, {"user", std::string(user)}},
        reader.place_of(key)));
}

OutlierRule outlier_rule_from(SettingReader& reader, OutlierRule fallback) {
    return method(reader, "outliers", outlier_rules, fallback);
}

MissingRule missing_rule_from(SettingReader& reader, MissingRule fallback) {
    return method(reader, "missing", missing_rules, fallback);
}

std::optional<double> number_above_zero(SettingReader& reader, std::string_view key,
                                        Faults& faults) {
    const auto number = reader.number(key);
    if (!number || *number > 0.0) return number;
    refuse_range({fmt::format("{}", *number), "> 0"}, reader, key, faults);
    return std::nullopt;
}

std::optional<Rounding> rounding_from(SettingReader& reader, Faults& faults) {
    const Setting* const table = reader.table("rounding");
    if (table == nullptr) return std::nullopt;
    SettingReader rule(*table, faults);
    Rounding rounding;
    if (!rule.has("base")) {
        const Place place = rule.place_of("base");
        faults.add(error_of("CTG-CONF-003", {{"key", place.field}}, place));
    }
    rounding.base = number_above_zero(rule, "base", faults).value_or(1.0);
    if (rule.choice("mode", {"nearest", "down"}, "nearest") == "down")
        rounding.mode = Rounding::Mode::down;
    rule.finish();
    return rounding;
}

std::optional<Uncertainty> uncertainty_from(SettingReader& root, Faults& faults) {
    const Setting* const table = root.table("uncertainty");
    if (table == nullptr) return std::nullopt;
    SettingReader reader(*table, faults);
    Uncertainty rule;
    rule.draws = static_cast<std::size_t>(
        whole_number(reader, "draws", 1, static_cast<std::int64_t>(rule.draws), faults));
    rule.seed = static_cast<std::uint64_t>(
        whole_number(reader, "seed", 0, static_cast<std::int64_t>(rule.seed), faults));
    if (const Setting* const weights = reader.table("weights")) {
        SettingReader spread(*weights, faults);
        rule.dirichlet = number_above_zero(spread, "dirichlet", faults).value_or(rule.dirichlet);
        spread.finish();
    }
    rule.goalposts = number_above_zero(reader, "goalposts", faults).value_or(rule.goalposts);
    if (rule.goalposts >= 0.5) {
        refuse_range({fmt::format("{}", rule.goalposts), "0 … 0.5"}, reader, "goalposts", faults);
        rule.goalposts = 0.0;
    }
    rule.floor = number_above_zero(reader, "floor", faults).value_or(rule.floor);
    rule.vary = doubts_from(reader, faults);
    reader.finish();
    return rule;
}

std::vector<Alternative> alternatives_from(SettingReader& root, Faults& faults) {
    std::vector<Alternative> alternatives;
    std::set<std::string> ids;
    for (const Setting* const table : root.tables("alternative")) {
        alternatives.push_back(alternative_from(*table, faults));
        const auto& id = alternatives.back().id;
        if (!id.empty() && !ids.insert(id).second)
            faults.add(error_of("CTG-SCOR-013", {{"id", id}}, table->place));
    }
    return alternatives;
}

void refuse_geometric_alternatives(const std::vector<Alternative>& alternatives,
                                   const std::string& indicator, Faults& faults) {
    for (const auto& alternative : alternatives)
        if (alternative.total == Aggregation::geometric)
            faults.add(error_of("CTG-SCOR-019",
                                {{"node", alternative.id}, {"indicator", indicator}},
                                alternative.place));
}

void add_weight_faults(const std::vector<Alternative>& alternatives,
                       const std::vector<std::string>& ids, Faults& faults) {
    for (const auto& alternative : alternatives)
        for (const auto& [id, weight] : alternative.weights)
            if (std::ranges::find(ids, id) == ids.end())
                faults.add(error_of("CTG-SCOR-032",
                                    {{"alternative", alternative.id},
                                     {"found", id},
                                     {"known", joined(ids)},
                                     {"nearest", joined(nearest(id, ids))}},
                                    alternative.place));
}

std::map<std::string, double> weights_from(const Setting& setting, Faults& faults) {
    std::map<std::string, double> weights;
    SettingReader reader(setting, faults);
    const auto* const members = std::get_if<Setting::Members>(&setting.value);
    if (members == nullptr) return weights;
    for (const auto& [key, value] : *members)
        if (const auto weight = number_above_zero(reader, key, faults)) weights[key] = *weight;
    reader.finish();
    return weights;
}

} // namespace ctg
