// SPDX-License-Identifier: Apache-2.0
#include "fuzzed_file.hpp"

#include "ctg/base/code.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/figure.hpp"

#include <charconv>
#include <cmath>
#include <string_view>

namespace {

/// A number that is read is finite, and reads the same once printed.
void check_number(std::string_view text, ctg::DecimalMark mark) {
    const auto number = ctg::parse_number(text, mark);
    if (!number) return;
    ctg_fuzz::require(std::isfinite(*number));
    char printed[32];
    const auto end = std::to_chars(printed, printed + sizeof printed, *number).ptr;
    const std::string_view again(printed, static_cast<std::size_t>(end - printed));
    ctg_fuzz::require(ctg::parse_number(again, ctg::DecimalMark::point) == number);
    ctg_fuzz::require(ctg::parse_figure(text, mark) == ctg::Figure::exact(*number));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_number(text, ctg::DecimalMark::point);
    check_number(text, ctg::DecimalMark::comma);
    if (const auto date = ctg::parse_date(text))
        ctg_fuzz::require(date->ok() && ctg::parse_date(ctg::iso(*date)) == date);
    if (const auto month = ctg::parse_month(text))
        ctg_fuzz::require(month->ok() && ctg::iso(*month) == text);
    if (const auto day = ctg::parse_day_of_year(text)) ctg_fuzz::require(day->ok());
    if (const auto years = ctg::parse_years(text)) ctg_fuzz::require(years->first <= years->last);
    if (const auto body = ctg::collectivite_of(text))
        ctg_fuzz::require(ctg::text_of(*body) == text);
    return 0;
}
