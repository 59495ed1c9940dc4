// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/calendar.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ctg {
namespace {

// Beyond these a figure was mistyped. They also keep the whole numbers of the search exact.
constexpr double highest_priority = 1e6;
constexpr double most_days = 1e5;
constexpr double longest_preparation_months = 120;
constexpr double first_year = 1900;
constexpr double last_year = 2200;

/// What a number must be.
struct Range {
    double low;
    double high;
    bool is_whole = false;
};

/// Reads the cells of a table by the names of its columns.
class RowReader {
public:
    RowReader(const Table& table, Faults& faults) : table_(table), faults_(faults) {}

    [[nodiscard]] std::string text(std::size_t row, std::string_view name) const {
        const auto column = table_.column(name);
        return column ? table_.text(row, *column) : std::string();
    }

    [[nodiscard]] Place place(std::size_t row, std::string_view name) const {
        const auto column = table_.column(name);
        return column ? table_.place(row, *column) : table_.header_place();
    }

    /// The number in a cell, `fallback` when it is empty; a fault when it is none or out of range,
    /// or when it is empty and there is no fallback.
    double number(std::size_t row, std::string_view name, const Range& range,
                  std::optional<double> fallback = {}) {
        const std::string cell = text(row, name);
        if (cell.empty() && fallback) return *fallback;
        const auto value = parse_number(cell, table_.traits().decimal_mark);
        const bool is_right = value && range.low <= *value && *value <= range.high &&
                              (!range.is_whole || *value == std::floor(*value));
        if (is_right) return *value;
        faults_.add(error_of("CTG-PLAN-004",
                             {{"name", std::string(name)},
                              {"value", cell},
                              {"low", fmt::format("{:.0f}", range.low)},
                              {"high", fmt::format("{:.0f}", range.high)}},
                             place(row, name)));
        return range.low;
    }

    std::optional<Date> date(std::size_t row, std::string_view name) {
        const std::string cell = text(row, name);
        if (cell.empty()) return std::nullopt;
        const auto date = parse_date(cell);
        if (!date) faults_.add(error_of("CTG-PLAN-026", {{"text", cell}}, place(row, name)));
        return date;
    }

    /// A month, written as one or as any of its days.
    std::optional<Month> month(std::size_t row, std::string_view name) {
        const std::string cell = text(row, name);
        if (const auto month = parse_month(cell)) return month;
        const auto day = date(row, name);
        if (!day) return std::nullopt;
        return Month{day->year(), day->month()};
    }

    /// A key of `zoning`; of an empty zoning anything that is not empty.
    std::string key(std::size_t row, std::string_view name, const Zoning& zoning) {
        std::string cell = text(row, name);
        if (zoning.find(cell) != nullptr || (zoning.zones.empty() && !cell.empty())) return cell;
        std::vector<std::string> known;
        for (const auto& zone : zoning.zones)
            known.push_back(zone.key);
        faults_.add(error_of("CTG-PLAN-002",
                             {{"name", std::string(name)},
                              {"key", cell},
                              {"count", std::to_string(known.size())},
                              {"nearest", joined(nearest(cell, known))}},
                             place(row, name)));
        return cell;
    }

private:
    const Table& table_;
    Faults& faults_;
};

/// Remembers where a key was met first, and refuses it the second time.
class Uniqueness {
public:
    void meet(const std::string& key, const Place& place, Faults& faults) {
        const auto [first, is_new] = first_.emplace(key, place);
        if (is_new) return;
        Diagnostic twice = error_of("CTG-PLAN-003", {{"key", key}}, place);
        twice.places.push_back(first->second);
        faults.add(std::move(twice));
    }

private:
    std::map<std::string, Place> first_;
};

} // namespace

Checked<std::vector<Candidate>> candidates_from(const Table& table, const Zoning& territories,
                                                const Zoning& antennes,
                                                const CalendarRules& rules) {
    (void)required_columns(table, {"territoire", "priorite", "antenne", "jours"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<Candidate> candidates;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Candidate candidate;
        candidate.place = reader.place(row, "territoire");
        candidate.territory = reader.key(row, "territoire", territories);
        uniqueness.meet(candidate.territory, candidate.place, faults);
        candidate.priority = reader.number(row, "priorite", {0.0, highest_priority});
        candidate.antenne = reader.key(row, "antenne", antennes);
        candidate.work_days = reader.number(row, "jours", {0.0, most_days});
        candidate.preparation_months = static_cast<int>(
            reader.number(row, "mois_preparation", {1.0, longest_preparation_months, true},
                          rules.preparation_months));
        candidate.cej_end = reader.date(row, "cej_fin");
        candidate.engagement = reader.number(row, "p_engagement", {0.0, 1.0}, 1.0);
        candidate.signed_in = reader.month(row, "signee_le");
        candidate.group = reader.text(row, "groupe");
        const auto& month = candidate.signed_in;
        if (month && (*month < rules.first || rules.last < *month))
            faults.add(error_of(
                "CTG-PLAN-018",
                {{"month", iso(*month)}, {"first", iso(rules.first)}, {"last", iso(rules.last)}},
                reader.place(row, "signee_le")));
        candidates.push_back(std::move(candidate));
    }
    faults.raise();
    std::ranges::sort(candidates, {}, &Candidate::territory);
    return {std::move(candidates), faults.notes()};
}

Checked<std::vector<Capacity>> capacities_from(const Table& table, const Zoning& antennes) {
    (void)required_columns(table, {"antenne", "annee", "jours"});
    Faults faults;
    RowReader reader(table, faults);
    Uniqueness uniqueness;
    std::vector<Capacity> capacities;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        Capacity capacity;
        capacity.place = reader.place(row, "jours");
        capacity.antenne = reader.key(row, "antenne", antennes);
        capacity.year =
            Year{static_cast<int>(reader.number(row, "annee", {first_year, last_year, true}))};
        capacity.days = reader.number(row, "jours", {0.0, most_days});
        uniqueness.meet(fmt::format("{} {}", capacity.antenne, capacity.year.value),
                        reader.place(row, "antenne"), faults);
        capacities.push_back(std::move(capacity));
    }
    faults.raise();
    std::ranges::sort(capacities, {}, [](const Capacity& capacity) {
        return std::pair(capacity.antenne, capacity.year);
    });
    return {std::move(capacities), faults.notes()};
}

} // namespace ctg
