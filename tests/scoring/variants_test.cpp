// SPDX-License-Identifier: Apache-2.0
// Other choices against the schemes that would have written them so.
#include "ctg/scoring/uncertainty.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"
#include "scoring/territories.hpp"

#include <string>
#include <vector>

using ctg::Aggregation;
using ctg::Alternative;
using ctg::CompositeScheme;
using ctg::Normalisation;
using ctg::RankVariant;

namespace {

/// x and y under a node beside z, each by another method.
CompositeScheme some_scheme() {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total"), node_of("node", "total")};
    scheme.indicators = {indicator_of("x", "node", Normalisation::min_max),
                         indicator_of("y", "node", Normalisation::goalposts),
                         indicator_of("z", "total", Normalisation::percentile)};
    scheme.indicators[1].missing = ctg::MissingRule::group_mean;
    return scheme;
}

ctg::Table some_table() {
    return units_of({"unit", "x", "y", "z"}, {{"a", "3", "40", "7"},
                                              {"b", "9", "", "1"},
                                              {"c", "", "10", "4"},
                                              {"d", "5", "", ""},
                                              {"e", "", "", ""}});
}

Alternative alternative_of(std::string id, std::map<std::string, double> weights,
                           std::optional<Aggregation> total = {}) {
    Alternative alternative;
    alternative.id = std::move(id);
    alternative.weights = std::move(weights);
    alternative.total = total;
    return alternative;
}

/// Roots as variants without a name.
std::vector<RankVariant> roots_of(const CompositeScheme& scheme) {
    std::vector<RankVariant> roots;
    for (const auto& score : ctg::composed_scores(some_table(), scheme).value.scores)
        if (score.node == "total") roots.push_back({score.unit, {}, {}, score.score, score.rank});
    return roots;
}

std::vector<RankVariant> totals_of(const std::vector<ctg::IndicatorValue>& values,
                                   const ctg::Scheme& scheme) {
    std::vector<RankVariant> totals;
    for (const auto& score : ctg::scored(values, scheme).value.scores)
        if (score.level == ctg::ScoreLevel::total)
            totals.push_back({score.territory, {}, {}, score.score.value(), score.rank});
    return totals;
}

/// Those of one alternative, or without one indicator, their name taken off.
std::vector<RankVariant> only(std::vector<RankVariant> variants, const std::string& alternative,
                              const std::string& without) {
    std::erase_if(variants, [&](const RankVariant& each) {
        return each.alternative != alternative || each.without != without;
    });
    for (auto& each : variants)
        each.alternative = each.without = "";
    return variants;
}

} // namespace

TEST_CASE("without an indicator the scores are those of a scheme written without it") {
    const auto scheme = some_scheme();
    const auto variants = ctg::rank_variants(some_table(), scheme);
    CHECK(variants.size() == 15); // three indicators, five units
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        auto shorter = scheme;
        shorter.indicators.erase(shorter.indicators.begin() + static_cast<std::ptrdiff_t>(i));
        CAPTURE(scheme.indicators[i].id);
        CHECK(only(variants, "", scheme.indicators[i].id) == roots_of(shorter));
    }
}

TEST_CASE("an alternative scores as a scheme written so") {
    auto scheme = some_scheme();
    scheme.alternatives = {alternative_of("heavy", {{"node", 3.0}, {"x", 5.0}}),
                           alternative_of("strict", {}, Aggregation::geometric)};
    const auto variants = ctg::rank_variants(some_table(), scheme);
    REQUIRE(variants.size() == 25);
    CHECK(variants.front().alternative == "heavy"); // alternatives first, in their order

    auto heavy = some_scheme();
    heavy.nodes[1].weight = 3.0;
    heavy.indicators[0].weight = 5.0;
    CHECK(only(variants, "heavy", "") == roots_of(heavy));
    auto strict = some_scheme();
    strict.nodes[0].aggregation = Aggregation::geometric;
    strict.nodes[0].floor = 1.0;
    CHECK(only(variants, "strict", "") == roots_of(strict));
}

TEST_CASE("an alternative of weights leaves the means of the scheme as they are") {
    auto scheme = four_cells();
    scheme.means.cell = scheme.means.total = Aggregation::geometric; // without floor
    scheme.alternatives = {alternative_of("t1-first", {{"t1", 4.0}, {"21", 2.0}})};
    const auto values =
        together(four_values("a", {0.1, 50, 20, 30}), four_values("b", {10, 10, 60, 0.5}));
    auto written = scheme;
    written.weights["t1"] = 4.0;
    written.indicators[2].weight = 2.0;
    CHECK(only(ctg::rank_variants(values, scheme), "t1-first", "") == totals_of(values, written));
}

TEST_CASE("a territory's total without an indicator stands on the other cells") {
    const auto values =
        together(four_values("a", {0, 50, 20, 30}), four_values("b", {100, 10, 60, 0}));
    const auto without = only(ctg::rank_variants(values, four_cells()), "", "11");
    REQUIRE(without.size() == 2);
    CHECK(without[0].score.value() == Approx(100.0 / 3.0));
    CHECK(without[1].score.value() == Approx(70.0 / 3.0));
    CHECK(without[0].rank == 1);
}

TEST_CASE("a scheme of one indicator is not scored without it") {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", Normalisation::goalposts)};
    CHECK(ctg::rank_variants(some_table(), scheme).empty());
}

TEST_CASE("an alternative takes no geometric mean of deviations") {
    try {
        static_cast<void>(scheme_in(
            "[scheme]\nid = \"s\"\nversion = \"1\"\n[[indicator]]\nid = \"x\"\nparent = \"t\"\n"
            "direction = \"more\"\nnormalise = \"z\"\n[[node]]\nid = \"t\"\n"
            "[[alternative]]\nid = \"strict\"\ntotal = \"geometric\"\n"));
        FAIL("not refused");
    } catch (const ctg::DataError& error) {
        REQUIRE(error.diagnostics().size() == 1);
        CHECK(error.diagnostics()[0].code == "CTG-SCOR-019");
        CHECK(error.diagnostics()[0].places.at(0).line == 11);
    }
}
