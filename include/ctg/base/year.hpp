// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ctg {

/// A calendar year of data or of coverage.
struct Year {
    int value = 0;
    friend auto operator<=>(const Year&, const Year&) = default;
};

/// A year of the code officiel géographique: what the codes mean. Not a year of data.
struct GeographyYear {
    int value = 0;
    friend auto operator<=>(const GeographyYear&, const GeographyYear&) = default;
};

/// The years from `first` to `last`, both included.
struct YearRange {
    Year first;
    Year last;
    friend bool operator==(const YearRange&, const YearRange&) = default;
};

/// A day, a month, and a day of any year, of the Gregorian calendar.
using Date = std::chrono::year_month_day;
using Month = std::chrono::year_month;
using DayOfYear = std::chrono::month_day;

/// The day written as 2019-12-31 or 31/12/2019, or nothing when it is neither or does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text) noexcept;

/// The month written as 2019-12, or nothing.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text) noexcept;

/// The day of the year written as 12-31, or nothing. 29 February is refused: it is not every year.
[[nodiscard]] std::optional<DayOfYear> parse_day_of_year(std::string_view text) noexcept;

/// The years written as 2018:2021, or as 2018 for one year; nothing when the text is not that or
/// the last comes before the first.
[[nodiscard]] std::optional<YearRange> parse_years(std::string_view text) noexcept;

/// 2019-12-31
[[nodiscard]] std::string iso(const Date& date);

/// 2019-12
[[nodiscard]] std::string iso(const Month& month);

/// The last day of a period of `months` months that begins on `first` (2018-01-01 and 48 months
/// give 2021-12-31; a day that the month lacks becomes that month's last).
[[nodiscard]] Date last_day_of_period(const Date& first, int months);

} // namespace ctg
