// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/calendar_rules.hpp"

#include "planning/row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace ctg {
namespace {

using planning::Range;
using planning::RowReader;
using planning::Uniqueness;

// Beyond these a figure was mistyped. They also keep the whole numbers of the search exact.
constexpr Range priorities{0.0, 1e6};
constexpr Range days_of_work{0.0, planning::most_days};
constexpr Range preparations{1.0, 120.0, true};
constexpr Range probabilities{0.0, 1.0};
constexpr Range factors{0.0, 1e3};
constexpr Range values{-1e12, 1e12};
constexpr Range years{planning::first_year, planning::last_year, true};

/// The columns that a table of candidates cannot go without: where values are given outright, they
/// say what a signature is worth and what it costs.
void check_columns(const Table& table, const CalendarRules& rules) {
    if (rules.values_file.empty())
        (void)required_columns(table, {"territoire", "priorite", "antenne", "jours"});
    else
        (void)required_columns(table, {"territoire", "antenne"});
}

} // namespace

Checked<std::vector<Candidate>> candidates_from(const Table& table, const Zoning& territories,
                                                const Zoning& antennes,
                                                const CalendarRules& rules) {
    check_columns(table, rules);
    const bool is_given = !rules.values_file.empty();
    const auto fallback = [&](double value) {
        return is_given ? std::optional(value) : std::nullopt;
    };
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<Candidate> candidates;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Candidate candidate;
        candidate.place = reader.place(row, "territoire");
        candidate.territory = reader.key(row, "territoire", territories);
        uniqueness.meet(candidate.territory, candidate.place, faults);
        candidate.priority = reader.number(row, "priorite", priorities, fallback(1.0));
        candidate.antenne = reader.key(row, "antenne", antennes);
        candidate.work_days = reader.number(row, "jours", days_of_work, fallback(0.0));
        candidate.preparation_months = static_cast<int>(
            reader.number(row, "mois_preparation", preparations, rules.preparation_months));
        candidate.cej_end = reader.date(row, "cej_fin");
        candidate.engagement = reader.number(row, "p_engagement", probabilities, 1.0);
        candidate.signed_in = reader.month_inside(row, "signee_le", rules);
        candidate.group = reader.text(row, "groupe");
        candidates.push_back(std::move(candidate));
    }
    faults.raise();
    std::ranges::sort(candidates, {}, &Candidate::territory);
    return {std::move(candidates), faults.notes()};
}

Checked<std::vector<Capacity>> capacities_from(const Table& table, const Zoning& antennes,
                                               const CalendarRules& rules) {
    (void)required_columns(table, {"antenne", "annee", "jours"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<Capacity> capacities;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Capacity capacity;
        capacity.place = reader.place(row, "jours");
        capacity.antenne = reader.key(row, "antenne", antennes);
        const auto period =
            std::ranges::find(rules.periods, reader.text(row, "annee"), &CalendarPeriod::name);
        const int year = period != rules.periods.end()
                             ? static_cast<int>(period->month.year())
                             : static_cast<int>(reader.number(row, "annee", years));
        capacity.year = Year{year};
        capacity.days = reader.number(row, "jours", days_of_work);
        uniqueness.meet(fmt::format("{} {}", capacity.antenne, reader.text(row, "annee")),
                        reader.place(row, "antenne"), faults);
        capacities.push_back(std::move(capacity));
    }
    faults.raise();
    std::ranges::sort(capacities, {}, [](const Capacity& capacity) {
        return std::pair(capacity.antenne, capacity.year);
    });
    return {std::move(capacities), faults.notes()};
}

Checked<std::vector<Lever>> levers_from(const Table& table, const Zoning& territories,
                                        const CalendarRules& rules) {
    (void)required_columns(table, {"territoire", "levier", "du", "au", "facteur"});
    Faults faults;
    RowReader reader(table, faults);
    std::vector<Lever> levers;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Lever lever;
        lever.place = reader.place(row, "territoire");
        lever.territory = reader.text(row, "territoire");
        if (lever.territory != "*") (void)reader.key(row, "territoire", territories);
        lever.name = reader.text(row, "levier");
        lever.from = reader.month(row, "du", rules).value_or(rules.first);
        lever.to = reader.month(row, "au", rules).value_or(rules.last);
        if (lever.to < lever.from)
            faults.add(error_of(
                "CTG-PLAN-009",
                {{"first", name_of(lever.from, rules)}, {"last", name_of(lever.to, rules)}},
                reader.place(row, "au")));
        lever.factor = reader.number(row, "facteur", factors);
        levers.push_back(std::move(lever));
    }
    faults.raise();
    std::ranges::sort(levers, {}, [](const Lever& lever) {
        return std::tie(lever.territory, lever.name, lever.from, lever.to, lever.factor);
    });
    return {std::move(levers), faults.notes()};
}

Checked<std::vector<GivenValue>> values_from(const Table& table, const Zoning& territories,
                                             const CalendarRules& rules) {
    (void)required_columns(table, {"territoire", "periode", "valeur"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<GivenValue> given;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        GivenValue value;
        value.place = reader.place(row, "territoire");
        value.territory = reader.key(row, "territoire", territories);
        const auto period = reader.month_inside(row, "periode", rules);
        if (!period) {
            if (reader.text(row, "periode").empty())
                faults.add(error_of("CTG-PLAN-026", {{"text", ""}}, reader.place(row, "periode")));
            continue;
        }
        value.period = *period;
        value.value = reader.number(row, "valeur", values);
        value.days = reader.number(row, "jours", days_of_work, 0.0);
        uniqueness.meet(fmt::format("{} {}", value.territory, name_of(value.period, rules)),
                        value.place, faults);
        given.push_back(std::move(value));
    }
    faults.raise();
    std::ranges::sort(given, {}, [](const GivenValue& value) {
        return std::pair(value.territory, value.period);
    });
    return {std::move(given), faults.notes()};
}

} // namespace ctg
