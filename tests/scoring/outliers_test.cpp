// SPDX-License-Identifier: Apache-2.0
// Values far from all others: what they count as, beside SciPy 1.17 (`skew` and `kurtosis` with
// bias=False) under the rule of COINr's `winsorise`, written down in Python.
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"
#include "ctg/scoring/uncertainty.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"

#include <algorithm>
#include <string>
#include <vector>

using ctg::CompositeScheme;
using ctg::Normalisation;
using ctg::OutlierRule;

namespace {

CompositeScheme winsorised(Normalisation method = Normalisation::min_max) {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", method)};
    scheme.indicators[0].outliers = OutlierRule::winsorise;
    return scheme;
}

/// Units u01, u02… of these values.
ctg::Table table_of_values(const std::vector<double>& values) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t u = 0; u < values.size(); ++u)
        rows.push_back({(u < 9 ? "u0" : "u") + std::to_string(u + 1), std::to_string(values[u])});
    return units_of({"unit", "x"}, rows);
}

ctg::Checked<ctg::ScoreMatrix> matrix_of(const std::vector<double>& values,
                                         const CompositeScheme& scheme = winsorised()) {
    return ctg::score_matrix_of(table_of_values(values), scheme);
}

double score(const ctg::ScoreMatrix& matrix, std::size_t unit) {
    return matrix.rows.at(unit).at(0).value();
}

std::vector<double> one_to_ten(std::size_t times = 1) {
    std::vector<double> values;
    for (std::size_t n = 0; n < times; ++n)
        for (int value = 1; value <= 10; ++value)
            values.push_back(value);
    return values;
}

std::vector<double> with(std::vector<double> values, const std::vector<double>& more) {
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

} // namespace

TEST_CASE("a value far above the others counts as the next, and a note names its unit") {
    // COINr's example: 1 to 10, 30 and 100. Skewness 3.06 and kurtosis 9.74, then 1.71 and 1.82.
    const auto matrix = matrix_of(with(one_to_ten(), {30.0, 100.0}));
    CHECK(score(matrix.value, 11) == 100.0);
    CHECK(score(matrix.value, 10) == 100.0);
    CHECK(score(matrix.value, 4) == Approx(100.0 * 4.0 / 29.0).epsilon(1e-15));
    REQUIRE(matrix.notes.size() == 1);
    CHECK(matrix.notes[0].code == "CTG-SCOR-090");
    CHECK(ctg::text_of(matrix.notes[0], ctg::Language::english).message ==
          "x: outliers, counted as 30: 1 (u12)");
}

TEST_CASE("values far below count as the next above, whichever direction scores higher") {
    auto scheme = winsorised();
    for (const auto direction : {ctg::Direction::more_is_need, ctg::Direction::less_is_need}) {
        scheme.indicators[0].direction = direction;
        const auto matrix = matrix_of(with(one_to_ten(), {-30.0, -100.0}), scheme).value;
        const bool is_more = direction == ctg::Direction::more_is_need;
        CHECK(score(matrix, 11) == (is_more ? 0.0 : 100.0));
        CHECK(score(matrix, 10) == score(matrix, 11));
    }
}

TEST_CASE("four values may go, one by one, until the rest looks like the others") {
    // SciPy: (5.8, 33), (2.5, 4.9), (2.4, 4.3), (2.3, 3.9), then (−0.2, −1.3): all count as 10.
    const auto matrix = matrix_of(with(one_to_ten(3), {50.0, 60.0, 70.0, 1000.0})).value;
    for (std::size_t unit = 30; unit < 34; ++unit)
        CHECK(score(matrix, unit) == 100.0);
    CHECK(score(matrix, 9) == 100.0);
}

TEST_CASE("after five values no more are moved, and a warning says that outliers are left") {
    const auto matrix =
        matrix_of(with(one_to_ten(5), {100.0, 200.0, 300.0, 400.0, 500.0, 1000.0, 4000.0}));
    CHECK(score(matrix.value, 56) == 100.0);
    CHECK(score(matrix.value, 51) == 100.0); // 200: the last that was moved to
    CHECK(score(matrix.value, 50) == Approx(100.0 * 99.0 / 199.0).epsilon(1e-15));
    REQUIRE(matrix.notes.size() == 1);
    CHECK(matrix.notes[0].code == "CTG-SCOR-091");
    CHECK(matrix.notes[0].severity == ctg::Severity::warning);
}

TEST_CASE("values that tell of no outlier, few values and equal ones stay as they are") {
    for (const auto& values : {one_to_ten(), std::vector{1.0, 2.0, 1000.0}, std::vector(12, 5.0),
                               std::vector<double>{}}) {
        auto kept = winsorised();
        kept.indicators[0].outliers = OutlierRule::keep;
        CHECK(matrix_of(values).value == matrix_of(values, kept).value);
    }
}

TEST_CASE("bounds of scores stay around them where outliers count as another") {
    auto scheme = winsorised();
    scheme.indicators[0].low_column = "low";
    scheme.indicators[0].high_column = "high";
    std::vector<std::vector<std::string>> rows;
    for (int u = 0; u < 12; ++u) {
        const int value = u < 10 ? u + 1 : u == 10 ? 30 : 100;
        rows.push_back({std::string(1, static_cast<char>('a' + u)), std::to_string(value),
                        std::to_string(value - 1), std::to_string(value + 1)});
    }
    const auto scores =
        ctg::composed_scores(units_of({"unit", "x", "low", "high"}, rows), scheme).value.scores;
    for (const auto& each : scores) {
        CHECK(each.low.value() <= each.score.value());
        CHECK(each.score.value() <= each.high.value());
    }
    // By hand: at least 4 of 0 … 30, at most 6 of 2 … 30: 30 is what any value above counts as.
    const auto& fifth = scores.at(8);
    CHECK(fifth.low.value() == Approx(100.0 * (4.0 - 2.0) / 28.0).epsilon(1e-12));
    CHECK(fifth.high.value() == Approx(100.0 * 6.0 / 30.0).epsilon(1e-12));
}

TEST_CASE("outliers are read from a scheme where ends of a column are looked at, else refused") {
    const auto text = [](const std::string& keys) {
        return "[scheme]\nid = \"s\"\nversion = \"1\"\n[[indicator]]\nid = \"x\"\n"
               "parent = \"total\"\ndirection = \"more\"\n" +
               keys + "[[node]]\nid = \"total\"\n";
    };
    for (const std::string method : {"\"min_max\"", "\"z\"", "\"target\"\ntarget = 5"})
        CHECK(scheme_in(text("normalise = " + method + "\noutliers = \"winsorise\"\n"))
                  .indicators[0]
                  .outliers == OutlierRule::winsorise);
    for (const std::string method : {"\"rank\"", "\"goalposts\"\ngoalposts = [0, 1]"}) {
        try {
            static_cast<void>(
                scheme_in(text("normalise = " + method + "\noutliers = \"winsorise\"\n")));
            FAIL("not refused");
        } catch (const ctg::DataError& error) {
            CHECK(error.diagnostics().at(0).code == "CTG-SCOR-018");
        }
    }
    const auto all =
        scheme_in("[normalise]\nmethod = \"min_max\"\noutliers = \"winsorise\"\n" + text(""));
    CHECK(all.indicators[0].outliers == OutlierRule::winsorise);
}
