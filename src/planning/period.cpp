// SPDX-License-Identifier: Apache-2.0
#include "planning/period.hpp"

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

bool has_dates(const std::vector<CalendarPeriod>& periods) {
    return std::ranges::all_of(
        periods, [](const CalendarPeriod& period) { return date_in(period.name).has_value(); });
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

std::string made_up_name(const Year& year, const CalendarRules& rules) {
    const auto found = std::ranges::find(rules.periods, year.value, [](const CalendarPeriod& p) {
        return static_cast<int>(p.month.year());
    });
    const bool is_made_up = found != rules.periods.end() && !has_dates(rules.periods);
    return is_made_up ? found->name : std::string();
}

std::string name_of(const Year& year, const CalendarRules& rules) {
    const std::string name = made_up_name(year, rules);
    return name.empty() ? std::to_string(year.value) : name;
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
