// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/calendar_rules.hpp"

#include "planning/month.hpp"
#include "planning/row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace ctg {
namespace {

using planning::Range;
using planning::RowReader;
using planning::Uniqueness;

// Beyond these a figure was mistyped. They also keep the whole numbers of the search exact.
constexpr Range priorities{0.0, 1e6};
constexpr Range inhabitants{0.0, 1e9};
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

std::string name_of_stretch_in(const Capacity& capacity, const CalendarRules& rules) {
    return capacity.period ? name_of(*capacity.period, rules) : std::to_string(capacity.year.value);
}

/// The names that may have capacities: any, when any name of an antenne goes.
Zoning with_resources(Zoning antennes, const std::vector<SharedWork>& shared) {
    if (antennes.zones.empty()) return antennes;
    for (const auto& work : shared)
        antennes.zones.push_back({work.resource, work.resource, {}, {}});
    std::ranges::stable_sort(antennes.zones, {}, &Zone::key);
    return antennes;
}

} // namespace

Checked<BareTerritories> bare_territories_from(const Table& table) {
    (void)required_columns(table, {"territoire"});
    const bool has_population = table.column("population").has_value();
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::map<std::string, double> populations;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string key = reader.key(row, "territoire", {});
        uniqueness.meet(key, reader.place(row, "territoire"), faults);
        populations[key] = has_population ? reader.number(row, "population", inhabitants) : 1.0;
    }
    faults.raise();
    if (!has_population)
        faults.add(note_of("CTG-PLAN-036", {{"count", std::to_string(populations.size())}}));
    Zoning territories{"territory", {}};
    std::vector<Weights::Item> items;
    for (const auto& [key, population] : populations) {
        const CommuneCode place(fmt::format("{:05}", items.size() + 1));
        territories.zones.push_back({key, key, {place}, {}});
        items.emplace_back(place, Figure::exact(population));
    }
    return {{std::move(territories), Weights(Basis::population, std::move(items), table.source())},
            faults.notes()};
}

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
        candidate.not_before = reader.month(row, "pas_avant", rules);
        candidates.push_back(std::move(candidate));
    }
    faults.raise();
    std::ranges::sort(candidates, {}, &Candidate::territory);
    return {std::move(candidates), faults.notes()};
}

Checked<std::vector<Capacity>> capacities_from(const Table& table, const Zoning& antennes,
                                               const CalendarRules& rules,
                                               const std::vector<SharedWork>& shared) {
    (void)required_columns(table, {"antenne", "annee", "jours"});
    Faults faults;
    const Zoning names = with_resources(antennes, shared);
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<Capacity> capacities;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Capacity capacity;
        capacity.place = reader.place(row, "jours");
        capacity.antenne = reader.key(row, "antenne", names);
        const auto period =
            std::ranges::find(rules.periods, reader.text(row, "annee"), &CalendarPeriod::name);
        if (period != rules.periods.end()) {
            capacity.period = period->month;
            capacity.year = planning::year_of(period->month);
        } else {
            capacity.year = Year{static_cast<int>(reader.number(row, "annee", years))};
        }
        const bool is_mixed = !capacities.empty() &&
                              capacities.front().period.has_value() != capacity.period.has_value();
        if (is_mixed) faults.add(error_of("CTG-PLAN-033", {}, reader.place(row, "annee")));
        capacity.days = reader.number(row, "jours", days_of_work);
        uniqueness.meet(fmt::format("{} {}", capacity.antenne, name_of_stretch_in(capacity, rules)),
                        reader.place(row, "antenne"), faults);
        capacities.push_back(std::move(capacity));
    }
    faults.raise();
    std::ranges::sort(capacities, {}, [](const Capacity& capacity) {
        return std::tuple(capacity.antenne, capacity.year, capacity.period);
    });
    return {std::move(capacities), faults.notes()};
}

Checked<std::vector<SharedWork>> shared_work_from(const Table& table, const Zoning& territories) {
    (void)required_columns(table, {"territoire", "ressource", "jours"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<SharedWork> shared;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        SharedWork work;
        work.place = reader.place(row, "territoire");
        work.territory = reader.key(row, "territoire", territories);
        work.resource = reader.key(row, "ressource", {});
        work.days = reader.number(row, "jours", days_of_work);
        uniqueness.meet(fmt::format("{} {}", work.territory, work.resource), work.place, faults);
        shared.push_back(std::move(work));
    }
    faults.raise();
    std::ranges::sort(
        shared, {}, [](const SharedWork& work) { return std::tie(work.territory, work.resource); });
    return {std::move(shared), faults.notes()};
}

Checked<std::vector<FormerDate>> former_dates_from(const Table& table, const Zoning& territories,
                                                   const CalendarRules& rules) {
    (void)required_columns(table, {"territory", "signature"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<FormerDate> former;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        FormerDate date;
        date.place = reader.place(row, "territory");
        date.territory = reader.key(row, "territory", territories);
        uniqueness.meet(date.territory, date.place, faults);
        const auto month = reader.month(row, "signature", rules);
        if (!month) continue;
        date.month = *month;
        former.push_back(std::move(date));
    }
    faults.raise();
    std::ranges::sort(former, {}, &FormerDate::territory);
    return {std::move(former), faults.notes()};
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
    if (table.row_count() == 0) faults.add(error_of("CTG-PLAN-093", {}, table.header_place()));
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
