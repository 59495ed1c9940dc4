// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace ctg {
namespace {

/// The number that exactly these digits spell; nothing when any character is not a digit.
std::optional<unsigned> digits(std::string_view text) noexcept {
    if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return {};
    unsigned value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

std::optional<Date> date_of(std::string_view year, std::string_view month,
                            std::string_view day) noexcept {
    const auto y = digits(year);
    const auto m = digits(month);
    const auto d = digits(day);
    if (!y || !m || !d) return {};
    const Date date{std::chrono::year{static_cast<int>(*y)}, std::chrono::month{*m},
                    std::chrono::day{*d}};
    if (!date.ok()) return {};
    return date;
}

} // namespace

std::optional<Date> parse_date(std::string_view text) noexcept {
    if (text.size() != 10) return {};
    if (text[4] == '-' && text[7] == '-')
        return date_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
    if (text[2] == '/' && text[5] == '/')
        return date_of(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
    return {};
}

std::optional<Month> parse_month(std::string_view text) noexcept {
    if (text.size() != 7 || text[4] != '-') return {};
    const auto date = date_of(text.substr(0, 4), text.substr(5, 2), "01");
    if (!date) return {};
    return Month{date->year(), date->month()};
}

std::optional<DayOfYear> parse_day_of_year(std::string_view text) noexcept {
    if (text.size() != 5 || text[2] != '-') return {};
    // 2001 is no leap year, so that 29 February is refused here.
    const auto date = date_of("2001", text.substr(0, 2), text.substr(3, 2));
    if (!date) return {};
    return DayOfYear{date->month(), date->day()};
}

std::optional<YearRange> parse_years(std::string_view text) noexcept {
    const auto colon = text.find(':');
    const auto year = [](std::string_view part) -> std::optional<unsigned> {
        return part.size() == 4 ? digits(part) : std::nullopt;
    };
    const auto first = year(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : year(text.substr(colon + 1));
    if (!first || !last || *first > *last) return {};
    return YearRange{Year{static_cast<int>(*first)}, Year{static_cast<int>(*last)}};
}

std::string iso(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(const Month& month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()),
                       static_cast<unsigned>(month.month()));
}

Date last_day_of_period(const Date& first, int months) {
    const auto next = first + std::chrono::months{months};
    if (!next.ok()) return next.year() / next.month() / std::chrono::last;
    return std::chrono::sys_days{next} - std::chrono::days{1};
}

} // namespace ctg
