// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/grouping_rules.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ctg {
namespace {

constexpr std::array objectives{std::pair{GroupingObjective::max_p, "max-p"},
                                std::pair{GroupingObjective::hess, "hess"},
                                std::pair{GroupingObjective::cut_edges, "cut-edges"}};

constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// What the list of a rule must hold.
struct UnitCount {
    std::size_t fewest;
    std::size_t most = any_number;
};
constexpr UnitCount a_pair{2, 2};
constexpr UnitCount several{2};

class RulesLoader {
public:
    RulesLoader(const Document& document, Faults& faults)
        : root_(document.root, faults),
          faults_(faults) {
        rules_.sha256 = document.sha256;
    }

    GroupingRules load() {
        rules_.objective =
            *objective_named(root_.choice("objective", {"max-p", "hess", "cut-edges"}, "hess"));
        read_count();
        for (const Setting* bound : root_.tables("bound"))
            read_bound(*bound);
        rules_.together = unit_rules("together", several);
        rules_.apart = unit_rules("apart", several);
        rules_.bridges = unit_rules("bridge", a_pair);
        rules_.barriers = unit_rules("barrier", a_pair);
        rules_.alone = single_units("alone");
        rules_.islands = single_units("islands");
        rules_.epci = respect("epci");
        rules_.antennes = respect("antennes");
        rules_.least_border_m = at_least_zero(root_, "border_m").value_or(0.0);
        rules_.counts_length = root_.choice("cut", {"number", "length"}, "number") == "length";
        if (const Setting* distance = root_.table("distance")) read_distance(*distance);
        if (const auto plans = root_.integer("plans"))
            rules_.plans = whole(*plans, 1, root_.place_of("plans"), "plans");
        rules_.tolerance = at_least_zero(root_, "within").value_or(rules_.tolerance);
        if (const auto seed = root_.integer("seed"))
            rules_.seed = whole(*seed, 0, root_.place_of("seed"), "seed");
        rules_.units_file = root_.text("units").value_or("");
        rules_.links_file = root_.text("links").value_or("");
        rules_.distances_file = root_.text("distances").value_or("");
        root_.finish();
        return std::move(rules_);
    }

private:
    void refuse(std::string_view name, const std::string& value, std::string_view low,
                Place place) {
        faults_.add(
            error_of("CTG-GROUP-001",
                     {{"name", std::string(name)}, {"value", value}, {"low", std::string(low)}},
                     std::move(place)));
    }

    std::size_t whole(std::int64_t value, std::int64_t low, Place place, std::string_view name) {
        if (value >= low) return static_cast<std::size_t>(value);
        refuse(name, std::to_string(value), std::to_string(low), std::move(place));
        return static_cast<std::size_t>(low);
    }

    std::optional<double> at_least_zero(SettingReader& reader, std::string_view key) {
        const auto value = reader.number(key);
        if (value && !(*value >= 0.0))
            refuse(key, fmt::format("{}", *value), "0", reader.place_of(key));
        return value;
    }

    /// 12, or [8, 12].
    void read_count() {
        const Setting* const count = root_.any("perimeters");
        if (count == nullptr) return;
        rules_.count_place = root_.place_of("perimeters");
        std::vector<double> ends;
        if (std::holds_alternative<Setting::List>(count->value))
            ends = root_.numbers("perimeters").value_or(std::vector<double>{});
        else if (const auto one = root_.integer("perimeters"))
            ends = {static_cast<double>(*one), static_cast<double>(*one)};
        const bool is_range = ends.size() == 2 && 1.0 <= ends[0] && ends[0] <= ends[1] &&
                              ends[0] == std::size_t(ends[0]) && ends[1] == std::size_t(ends[1]);
        if (is_range) {
            rules_.fewest = static_cast<std::size_t>(ends[0]);
            rules_.most = static_cast<std::size_t>(ends[1]);
        } else {
            std::vector<std::string> texts;
            for (const double end : ends)
                texts.push_back(fmt::format("{}", end));
            refuse("perimeters", fmt::format("{}", fmt::join(texts, ", ")), "1",
                   rules_.count_place);
        }
    }

    void read_bound(const Setting& table) {
        SettingReader reader(table, faults_);
        WeightBound bound;
        bound.place = reader.place_of("weight");
        bound.weight = reader.required_text("weight");
        bound.least = at_least_zero(reader, "least");
        bound.most = at_least_zero(reader, "most");
        if (!bound.least && !bound.most) (void)reader.required_number("least");
        if (bound.least && bound.most && *bound.least > *bound.most)
            faults_.add(error_of("CTG-GROUP-003",
                                 {{"weight", bound.weight},
                                  {"least", fmt::format("{}", *bound.least)},
                                  {"most", fmt::format("{}", *bound.most)}},
                                 reader.place_of("most")));
        reader.finish();
        rules_.bounds.push_back(std::move(bound));
    }

    std::vector<UnitRule> unit_rules(std::string_view key, const UnitCount& count) {
        std::vector<UnitRule> rules;
        for (const Setting* table : root_.tables(key)) {
            SettingReader reader(*table, faults_);
            UnitRule rule{reader.texts("units").value_or(std::vector<std::string>{}),
                          reader.place_of("units")};
            std::ranges::sort(rule.units);
            const auto doubles = std::ranges::unique(rule.units);
            rule.units.erase(doubles.begin(), doubles.end());
            if (rule.units.size() < count.fewest || rule.units.size() > count.most)
                faults_.add(error_of(
                    "CTG-GROUP-002",
                    {{"rule", std::string(key)}, {"count", std::to_string(rule.units.size())}},
                    rule.place));
            reader.finish();
            rules.push_back(std::move(rule));
        }
        return rules;
    }

    std::vector<UnitRule> single_units(std::string_view key) {
        std::vector<UnitRule> rules;
        for (auto& unit : root_.texts(key).value_or(std::vector<std::string>{}))
            rules.push_back({{std::move(unit)}, root_.place_of(key)});
        return rules;
    }

    ZoneRespect respect(std::string_view key) {
        const auto choice = root_.choice(key, {"free", "within", "whole"}, "free");
        return choice == "within"  ? ZoneRespect::within
               : choice == "whole" ? ZoneRespect::whole
                                   : ZoneRespect::ignored;
    }

    void read_distance(const Setting& table) {
        SettingReader reader(table, faults_);
        rules_.position = reader.texts("columns").value_or(rules_.position);
        const auto metric =
            reader.choice("metric", {"euclidean", "manhattan", "squared"}, "euclidean");
        rules_.metric = metric == "manhattan" ? DistanceMetric::manhattan
                        : metric == "squared" ? DistanceMetric::squared
                                              : DistanceMetric::euclidean;
        rules_.weight = reader.text("weight").value_or(rules_.weight);
        rules_.reach = at_least_zero(reader, "reach");
        reader.finish();
    }

    SettingReader root_;
    Faults& faults_;
    GroupingRules rules_;
};

} // namespace

std::string_view name_of(GroupingObjective objective) noexcept {
    return std::ranges::find(objectives, objective, [](const auto& pair) { return pair.first; })
        ->second;
}

std::optional<GroupingObjective> objective_named(std::string_view name) noexcept {
    const auto found = std::ranges::find(
        objectives, name, [](const auto& pair) -> std::string_view { return pair.second; });
    if (found == objectives.end()) return std::nullopt;
    return found->first;
}

Checked<GroupingRules> grouping_rules_from(const Document& document) {
    Faults faults;
    auto rules = RulesLoader(document, faults).load();
    faults.raise();
    return {std::move(rules), faults.notes()};
}

} // namespace ctg
