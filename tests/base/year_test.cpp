// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/year.hpp"

#include "catch.hpp"

using namespace std::chrono_literals;
using ctg::Date;

TEST_CASE("a date is read in ISO and in French form, and printed in ISO") {
    const Date day = 2019y / 12 / 31;
    CHECK(ctg::parse_date("2019-12-31") == day);
    CHECK(ctg::parse_date("31/12/2019") == day);
    CHECK(ctg::iso(day) == "2019-12-31");
}

TEST_CASE("a day that does not exist is no date") {
    for (const auto* text : {"2019-02-29", "31/04/2019", "2019-13-01", "00/01/2019", "2019-1-1",
                             "1/1/2019", "2019/12/31", "20191231", "", "abcd-ef-gh"})
        CHECK_FALSE(ctg::parse_date(text).has_value());
    CHECK(ctg::parse_date("2020-02-29").has_value());
}

TEST_CASE("printing a date and reading it back gives the same date") {
    for (auto day = std::chrono::sys_days{1999y / 1 / 1};
         day < std::chrono::sys_days{2033y / 1 / 1}; day += std::chrono::days{17})
        CHECK(ctg::parse_date(ctg::iso(Date{day})) == Date{day});
}

TEST_CASE("months, days of the year and ranges of years are read strictly") {
    CHECK(ctg::parse_month("2019-09") == 2019y / 9);
    CHECK_FALSE(ctg::parse_month("2019-13").has_value());
    CHECK(ctg::parse_day_of_year("12-31") == std::chrono::December / 31);
    CHECK_FALSE(ctg::parse_day_of_year("02-29").has_value());
    CHECK(ctg::parse_years("2018:2021") == ctg::YearRange{ctg::Year{2018}, ctg::Year{2021}});
    CHECK(ctg::parse_years("2018") == ctg::YearRange{ctg::Year{2018}, ctg::Year{2018}});
    for (const auto* text : {"2021:2018", "18:21", "2018:", ":2018", "2018-2021", ""})
        CHECK_FALSE(ctg::parse_years(text).has_value());
}

TEST_CASE("a period of 48 months from New Year ends on the last day of the fourth year") {
    CHECK(ctg::last_day_of_period(2018y / 1 / 1, 48) == Date{2021y / 12 / 31});
    CHECK(ctg::last_day_of_period(2018y / 3 / 15, 48) == Date{2022y / 3 / 14});
    CHECK(ctg::last_day_of_period(2018y / 1 / 31, 1) == Date{2018y / 2 / 28});
}
