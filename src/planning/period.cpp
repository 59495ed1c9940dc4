// SPDX-License-Identifier: Apache-2.0
#include "planning/period.hpp"

#include "planning/month.hpp"

#include <algorithm>
#include <charconv>

namespace ctg {
namespace planning {
namespace {

constexpr int months_in_a_year = 12;
constexpr int first_made_up_year = 2001;

/// The months `from` to `to` of a year, by their numbers.
DatedPeriod dated(const std::string& name, int year, int from, int to) {
    const auto month = [&](int number) {
        return Month{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(number)}};
    };
    return {{name, month(to)}, month(from)};
}

/// The period of a name that tells a date: 2019, 2019-S1, 2019-T3, 2019-09.
std::optional<DatedPeriod> date_in(const std::string& name) {
    constexpr std::size_t digits = 4;
    int year = 0;
    const char* const begin = name.data();
    if (name.size() < digits) return std::nullopt;
    const auto [end, failure] = std::from_chars(begin, begin + digits, year);
    if (failure != std::errc{} || end != begin + digits || year < 1) return std::nullopt;
    if (name.size() == digits) return dated(name, year, 1, months_in_a_year);
    if (const auto month = parse_month(name)) return DatedPeriod{{name, *month}, *month};
    const bool is_part = name.size() == digits + 3 && name[digits] == '-';
    if (!is_part) return std::nullopt;
    const char kind = name[digits + 1];
    const int number = name[digits + 2] - '0';
    const int parts = kind == 'S' ? 2 : kind == 'T' || kind == 'Q' ? 4 : 0;
    if (number < 1 || number > parts) return std::nullopt;
    const int length = months_in_a_year / parts;
    return dated(name, year, length * (number - 1) + 1, length * number);
}

/// Whether capacities are those of periods: all are, or none.
bool counts_by_period(const CalendarProblem& problem) {
    return !problem.capacities.empty() && problem.capacities.front().period.has_value();
}

Month december_of(const Year& year) {
    return Month{std::chrono::year{year.value}, std::chrono::December};
}

} // namespace

std::vector<DatedPeriod> periods_named(const std::vector<std::string>& names) {
    std::vector<DatedPeriod> periods;
    for (const auto& name : names)
        if (auto period = date_in(name)) periods.push_back(std::move(*period));
    if (periods.size() == names.size()) return periods;
    periods.clear();
    for (const auto& name : names)
        periods.push_back(dated(name, first_made_up_year + static_cast<int>(periods.size()), 1,
                                months_in_a_year));
    return periods;
}

std::optional<Month> month_named(std::string_view text, const CalendarRules& rules) {
    const auto found = std::ranges::find(rules.periods, text, &CalendarPeriod::name);
    return found != rules.periods.end() ? found->month : parse_month(text);
}

Month stretch_of(const Month& month, const CalendarProblem& problem) {
    if (!counts_by_period(problem)) return december_of(year_of(month));
    const auto& periods = problem.rules.periods;
    const auto found = std::ranges::lower_bound(periods, month, {}, &CalendarPeriod::month);
    return found != periods.end() ? found->month : month;
}

Month stretch_of(const Capacity& capacity) {
    return capacity.period.value_or(december_of(capacity.year));
}

std::vector<Month> stretches_of(const CalendarProblem& problem) {
    std::vector<Month> stretches;
    for (Month month = problem.rules.first; month <= problem.rules.last;
         month += std::chrono::months{1})
        if (const Month stretch = stretch_of(month, problem);
            stretches.empty() || stretches.back() < stretch)
            stretches.push_back(stretch);
    return stretches;
}

std::string name_of_stretch(const Month& stretch, const CalendarProblem& problem) {
    return counts_by_period(problem) ? name_of(stretch, problem.rules)
                                     : std::to_string(year_of(stretch).value);
}

bool is_step(const Month& month, const CalendarRules& rules) {
    const auto& periods = rules.periods;
    return periods.empty() ||
           std::ranges::find(periods, month, &CalendarPeriod::month) != periods.end();
}

} // namespace planning

std::string name_of(const Month& month, const CalendarRules& rules) {
    const auto found = std::ranges::find(rules.periods, month, &CalendarPeriod::month);
    return found != rules.periods.end() ? found->name : iso(month);
}

} // namespace ctg
