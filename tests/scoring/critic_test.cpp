// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

using ctg::ScoreMatrix;

namespace {

ScoreMatrix matrix_of(const std::vector<std::vector<std::optional<double>>>& rows) {
    ScoreMatrix matrix;
    matrix.rows = rows;
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
        matrix.indicators.push_back("i" + std::to_string(i));
        matrix.weights.push_back(1.0 / static_cast<double>(rows.front().size()));
    }
    for (std::size_t u = 0; u < rows.size(); ++u)
        matrix.units.push_back("u" + std::to_string(u));
    return matrix;
}

/// Five software packages on six criteria: Tuş and Aytaç Adalı, "The new combination with CRITIC
/// and WASPAS methods for the time and attendance software selection problem", OPSEARCH 56 (2019).
ScoreMatrix software() {
    return matrix_of({{5000.0, 3.0, 3.0, 4.0, 3.0, 2.0},
                      {680.0, 5.0, 3.0, 2.0, 2.0, 1.0},
                      {2000.0, 3.0, 2.0, 3.0, 4.0, 3.0},
                      {600.0, 4.0, 3.0, 1.0, 2.0, 2.0},
                      {800.0, 2.0, 4.0, 3.0, 3.0, 4.0}});
}

} // namespace

TEST_CASE("CRITIC weighs the criteria of a published table as its authors do") {
    const std::vector<double> published{0.157, 0.249, 0.168, 0.121, 0.154, 0.151};
    const auto weights = ctg::critic_weights(software());
    REQUIRE(weights.size() == published.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        CHECK(std::abs(weights[i] - published[i]) < 0.0005);
    // pymcdm 1.4, critic_weights
    const std::vector<double> others{0.15700343, 0.24948924, 0.16767525,
                                     0.12110022, 0.15409929, 0.15063256};
    for (std::size_t i = 0; i < weights.size(); ++i)
        CHECK(std::abs(weights[i] - others[i]) < 1e-8);
}

TEST_CASE("CRITIC's weights add up to 1, and neither scale nor origin of a column shows in them") {
    CHECK(rc::check([] {
        auto rows = software().rows;
        for (auto& row : rows)
            for (auto& score : row)
                *score += *rc::gen::inRange(0, 50) / 10.0;
        const auto weights = ctg::critic_weights(matrix_of(rows));
        RC_ASSERT(std::abs(std::accumulate(weights.begin(), weights.end(), 0.0) - 1.0) < 1e-12);
        const double factor = *rc::gen::inRange(1, 100) / 7.0;
        for (auto& row : rows)
            row[2] = factor * *row[2] + 3.0;
        const auto scaled = ctg::critic_weights(matrix_of(rows));
        for (std::size_t i = 0; i < weights.size(); ++i)
            RC_ASSERT(std::abs(weights[i] - scaled[i]) < 1e-9);
    }));
}

TEST_CASE(
    "an indicator that tells nobody apart weighs nothing, and a unit with a gap teaches none") {
    auto rows = software().rows;
    const auto weights = ctg::critic_weights(matrix_of(rows));
    for (auto& row : rows) {
        row.emplace_back(7.0);
        row.emplace_back(std::nullopt); // nobody has a score: nobody has a gap
    }
    rows.push_back({1.0, std::nullopt, 9.0, 9.0, 9.0, 9.0, 7.0, std::nullopt});
    const auto more = ctg::critic_weights(matrix_of(rows));
    for (std::size_t i = 0; i < weights.size(); ++i)
        CHECK(more[i] == Approx(weights[i]).epsilon(1e-12));
    CHECK(more[6] == 0.0);
    CHECK(more[7] == 0.0);
}

TEST_CASE("where no two indicators differ CRITIC is refused") {
    for (const auto& rows : std::vector<std::vector<std::vector<std::optional<double>>>>{
             {{1.0, 2.0}, {2.0, 2.0}}, {{1.0, 2.0}}, {{1.0, std::nullopt}, {std::nullopt, 2.0}}}) {
        try {
            static_cast<void>(ctg::critic_weights(matrix_of(rows)));
            FAIL("not refused");
        } catch (const ctg::DataError& error) {
            CHECK(error.diagnostics().at(0).code == "CTG-SCOR-092");
        }
    }
}

TEST_CASE("the check by CRITIC ranks by the mean under its weights") {
    const auto matrix = software();
    const auto weights = ctg::critic_weights(matrix);
    const auto check = ctg::rank_check(matrix, ctg::CheckMethod::critic);
    std::vector<double> means;
    for (const auto& row : matrix.rows) {
        double mean = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i)
            mean += weights[i] * *row[i];
        means.push_back(mean);
    }
    for (std::size_t a = 0; a < means.size(); ++a)
        for (std::size_t b = 0; b < means.size(); ++b)
            CHECK((means[a] > means[b]) == (*check.best[a] < *check.best[b]));
    CHECK(ctg::check_method_of("critic") == ctg::CheckMethod::critic);
}
