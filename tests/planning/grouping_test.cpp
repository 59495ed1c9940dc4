// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/grouping.hpp"

#include "catch.hpp"
#include "planning/grids.hpp"
#include "small_country.hpp"

#include <algorithm>

using namespace ctg;

namespace {

using Codes = std::vector<std::string>;

/// a – b – c – d in a row, one apart.
GroupingProblem row() {
    GroupingProblem problem;
    problem.graph.columns = {"population", "x", "y"};
    double x = 0.0;
    for (const auto* id : {"a", "b", "c", "d"})
        problem.graph.units.push_back({id, "", "", {10.0, x++, 0.0}, {}});
    problem.graph.links = {{"a", "b"}, {"b", "c"}, {"c", "d"}};
    problem.rules.fewest = problem.rules.most = 2;
    return problem;
}

Document rules_file(Setting::Members members) {
    return {"perimeters.toml", "", {std::move(members), {}}};
}

} // namespace

// Source: OEIS A172477, dissections of an n × n square into n polyominoes of n squares.
TEST_CASE("a square is parted into equal perimeters in as many ways as are known") {
    const std::size_t known[] = {1, 2, 10, 117, 4006};
    for (std::size_t side = 1; side <= 5; ++side) {
        GroupingLimits limits;
        limits.nodes = 10'000'000;
        CHECK(plan_count_of(equal_parts(side), side, limits) == known[side - 1]);
    }
}

TEST_CASE("a count that the enumeration cannot end is no count") {
    GroupingLimits limits;
    limits.nodes = 100;
    CHECK(plan_count_of(equal_parts(5), 5, limits) == std::nullopt);
    CHECK(plan_count_of(grid(9, 9), 2) == std::nullopt); // more than 64 units
}

TEST_CASE("the best perimeters of a row are its halves") {
    for (const auto objective : {GroupingObjective::hess, GroupingObjective::max_p}) {
        auto problem = row();
        problem.rules.objective = objective;
        problem.rules.bounds = {{"population", 20.0, {}, {}}};
        const auto grouping = grouped(problem).value;
        CHECK(grouping.status == PlanStatus::optimal);
        CHECK(drawn(grouping.plans.front()) == "a b | c d ");
        // hess: 10 × 1 in each; max-p: one pair at a distance of 1 in each.
        const double each = objective == GroupingObjective::hess ? 10.0 : 1.0;
        CHECK(grouping.plans.front().objective == Approx(2.0 * each));
        CHECK(grouping.bound == Approx(2.0 * each));
        CHECK(faults_of(grouping.plans.front(), problem).empty());
    }
}

TEST_CASE("max-p draws the most perimeters that the least bound allows") {
    auto problem = grid(3, 4);
    problem.rules.objective = GroupingObjective::max_p;
    problem.rules.bounds = {{"population", 3.0, {}, {}}};
    const auto grouping = grouped(problem).value;
    CHECK(grouping.plans.front().perimeters.size() == 4);
    CHECK(grouping.count_bound == 4);
    CHECK(grouping.status == PlanStatus::optimal);
}

TEST_CASE("of a range of numbers, hess and cut-edges take the fewest that is possible") {
    auto problem = grid(3, 4);
    problem.rules.objective = GroupingObjective::cut_edges;
    problem.rules.fewest = 2;
    problem.rules.most = 6;
    problem.rules.bounds = {{"units", {}, 4.0, {}}};
    const auto grouping = grouped(problem).value;
    CHECK(grouping.plans.front().perimeters.size() == 3);
    // Of 17 links, two squares of four keep 4 each and the four that are left keep 3.
    CHECK(grouping.plans.front().objective == 6.0);
    CHECK(grouping.status == PlanStatus::optimal);
}

TEST_CASE("units kept together share a perimeter, also when they do not touch") {
    auto problem = row();
    problem.rules.fewest = problem.rules.most = 2;
    problem.rules.together = {{{"a", "c"}, {}}};
    for (const auto objective :
         {GroupingObjective::hess, GroupingObjective::max_p, GroupingObjective::cut_edges}) {
        problem.rules.objective = objective;
        CHECK(drawn(grouped(problem).value.plans.front()) == "a b c | d ");
    }
}

TEST_CASE("units kept apart share none, and a unit alone is free of bounds") {
    auto problem = row();
    problem.rules.bounds = {{"population", 20.0, {}, {}}};
    problem.rules.apart = {{{"a", "b"}, {}}};
    problem.rules.alone = {{{"a"}, {}}};
    CHECK(drawn(grouped(problem).value.plans.front()) == "a | b c d ");
}

TEST_CASE("a bridge joins, a barrier parts, an island is tied to what is nearest") {
    auto problem = row();
    problem.graph.links = {{"a", "b"}, {"c", "d"}};
    problem.rules.fewest = problem.rules.most = 1;
    CHECK(refusal_of(problem) == Codes{"CTG-GROUP-010", "CTG-GROUP-013"});
    problem.rules.bridges = {{{"b", "c"}, {}}};
    CHECK(refusal_of(problem).empty());
    problem.rules.barriers = {{{"a", "b"}, {}}};
    CHECK(refusal_of(problem) == Codes{"CTG-GROUP-010", "CTG-GROUP-013", "CTG-GROUP-019"});
    problem.rules.islands = {{{"a"}, {}}};
    CHECK(refusal_of(problem).empty());
}

TEST_CASE("a map in pieces is told, with the smallest") {
    auto problem = row();
    problem.graph.links = {{"b", "c"}, {"c", "d"}};
    const auto grouping = grouped(problem);
    CHECK(drawn(grouping.value.plans.front()) == "a | b c d ");
    const auto note = std::ranges::find(grouping.notes, "CTG-GROUP-034", &Diagnostic::code);
    REQUIRE(note != grouping.notes.end());
    CHECK(text_of(*note, Language::english).message ==
          "the map is in 2 pieces, each with perimeters of its own; the smallest: a");
}

TEST_CASE("perimeters stay within antennes, and EPCI are not split") {
    auto problem = row();
    const std::string zones[] = {"1", "1", "1", "2"};
    for (std::size_t n = 0; n < 4; ++n)
        problem.graph.units[n].antenne = problem.graph.units[n].epci = zones[n];
    problem.rules.objective = GroupingObjective::max_p;
    problem.rules.antennes = ZoneRespect::within;
    CHECK(drawn(grouped(problem).value.plans.front()) == "a b c | d ");
    problem.rules.antennes = ZoneRespect::ignored;
    CHECK(grouped(problem).value.plans.front().split_epci == Codes{"1"});
    problem.rules.epci = ZoneRespect::whole;
    CHECK(grouped(problem).value.plans.front().split_epci.empty());
}

TEST_CASE("no perimeter reaches beyond the reach") {
    auto problem = row();
    problem.rules.reach = 1.0;
    problem.rules.fewest = 1;
    problem.rules.most = 4;
    problem.rules.objective = GroupingObjective::hess; // from the centre: three in a row at most
    CHECK(grouped(problem).value.plans.front().perimeters.size() == 2);
    problem.rules.objective = GroupingObjective::cut_edges; // between any two
    CHECK(drawn(grouped(problem).value.plans.front()) == "a b | c d ");
}

TEST_CASE("rules that clash are named, and no other") {
    auto problem = row();
    problem.rules.fewest = problem.rules.most = std::nullopt;
    problem.rules.bounds = {{"population", 20.0, {}, {}}, {"units", {}, 3.0, {}}};
    problem.rules.apart = {{{"a", "b"}, {}}};
    problem.rules.together = {{{"c", "d"}, {}}};
    // a is apart from its only neighbour, so is less than 20 by itself.
    CHECK(refusal_of(problem) == Codes{"CTG-GROUP-010", "CTG-GROUP-011", "CTG-GROUP-015"});
}

TEST_CASE("rules of unknown units or columns are refused, with the nearest") {
    auto problem = row();
    problem.rules.together = {{{"a", "e"}, {}}};
    CHECK(refusal_of(problem) == Codes{"CTG-GROUP-005"});
    problem = row();
    problem.rules.bounds = {{"populaton", 1.0, {}, {}}};
    try {
        (void)grouped(problem);
        FAIL("not refused");
    } catch (const DataError& error) {
        CHECK(text_of(error.diagnostics().front(), Language::english).found ==
              "“populaton”; nearest: population");
    }
    problem = row();
    problem.rules.alone = {{{"a"}, {}}};
    problem.rules.together = {{{"a", "b"}, {}}};
    CHECK(refusal_of(problem) == Codes{"CTG-GROUP-008"});
    CHECK(refusal_of({}) == Codes{"CTG-GROUP-022"});
}

TEST_CASE("an exact search that cannot end its proof answers nothing") {
    const auto problem = equal_parts(9); // too many units to list what may be a perimeter
    GroupingLimits limits;
    limits.search = GroupingSearch::exact;
    limits.moves = 200'000;
    CHECK(refusal_of(problem, limits) == Codes{"CTG-GROUP-030"});
    limits.search = GroupingSearch::heuristic;
    const auto grouping = grouped(problem, limits).value;
    CHECK(grouping.status == PlanStatus::gap);
    CHECK(grouping.bound <= grouping.plans.front().objective);
}

TEST_CASE("the plans are distinct, within the tolerance, and the first is the best") {
    auto problem = equal_parts(4);
    problem.rules.plans = 4;
    problem.rules.tolerance = 0.25;
    const auto plans = grouped(problem).value.plans;
    REQUIRE(plans.size() == 4);
    for (std::size_t n = 1; n < plans.size(); ++n) {
        CHECK(plans[n].moved > 0);
        CHECK(plans[n].objective <= 1.25 * plans.front().objective);
        CHECK(drawn(plans[n]) != drawn(plans[n - 1]));
    }
}

TEST_CASE("the units and the links on which a perimeter hangs are told") {
    auto problem = grid(2, 2);
    problem.graph.columns = {};
    for (auto& unit : problem.graph.units)
        unit.figures.clear();
    problem.graph.units.push_back({"tail", "", "", {}, {}});
    problem.graph.links.push_back({"r1c1", "tail"});
    problem.rules.objective = GroupingObjective::cut_edges;
    problem.rules.fewest = problem.rules.most = 1;
    const auto perimeter = grouped(problem).value.plans.front().perimeters.front();
    CHECK(perimeter.articulations == Codes{"r1c1"});
    CHECK(perimeter.weakest == std::vector<GroupingLink>{{"r1c1", "tail"}});
    CHECK(perimeter.cost == 0.0);
}

TEST_CASE("lengths of borders are cut instead of their number when it is asked") {
    auto problem = row();
    problem.graph.links = {{"a", "b", 1.0}, {"b", "c", 9.0}, {"c", "d", 2.0}};
    problem.rules.objective = GroupingObjective::cut_edges;
    problem.rules.counts_length = true;
    CHECK(drawn(grouped(problem).value.plans.front()) == "a | b c d ");
    problem.rules.least_border_m = 5.0; // then a and d hang on nothing
    problem.rules.most = 3;
    CHECK(drawn(grouped(problem).value.plans.front()) == "a | b c | d ");
}

TEST_CASE("a plan that breaks a rule does not pass the check") {
    auto problem = row();
    problem.rules.bounds = {{"population", 20.0, 20.0, {}}};
    const auto plan = grouped(problem).value.plans.front();
    auto torn = plan;
    torn.perimeters[0].units = {"a", "c"};
    torn.perimeters[1].units = {"b", "d"};
    Codes codes;
    for (const auto& fault : faults_of(torn, problem))
        codes.push_back(fault.code);
    CHECK(std::ranges::count(codes, "CTG-GROUP-041") == 2);
    auto short_of_one = plan;
    short_of_one.perimeters[0].units.pop_back();
    CHECK(faults_of(short_of_one, problem).front().code == "CTG-GROUP-040");
    auto boasting = plan;
    boasting.objective -= 1.0;
    CHECK(faults_of(boasting, problem).front().code == "CTG-GROUP-047");
}

TEST_CASE("the same problem gives the same perimeters") {
    auto problem = equal_parts(5);
    problem.rules.plans = 3;
    CHECK(grouped(problem).value == grouped(problem).value);
}

TEST_CASE("a graph is read from two tables, and perhaps distances from a third") {
    GroupingRules rules;
    rules.bounds = {{"population", 1.0, {}, {}}};
    const auto units = table_of({"id;population;x;y;epci", "b;2;1;0;E", "a;1;0;0;E"}, "noeuds.csv");
    const auto links = table_of({"a;b;longueur", "b;a;120"}, "aretes.csv");
    const auto graph = grouping_graph_from(units, links, rules).value;
    CHECK(graph.columns == Codes{"population", "x", "y"});
    CHECK(graph.units[0].id == "a");
    CHECK(graph.units[1].figures == std::vector<double>{2.0, 1.0, 0.0});
    CHECK(graph.links == std::vector<GroupingLink>{{"a", "b", 120.0}});
    rules.distances_file = "distances.csv";
    const auto distances = table_of({"a;b;distance", "b;a;7"}, "distances.csv");
    const auto with = grouping_graph_from(units, links, rules, &distances).value;
    CHECK(with.columns == Codes{"population"});
    CHECK(with.distances == std::vector<GivenDistance>{{"a", "b", 7.0}});
}

TEST_CASE("what is wrong in the tables of a graph is told all at once") {
    GroupingRules rules;
    rules.bounds = {{"population", 1.0, {}, {}}};
    rules.objective = GroupingObjective::cut_edges;
    const auto units = table_of({"id;population", "a;1", "a;2", "c;-3"}, "noeuds.csv");
    const auto links = table_of({"a;b", "a;d", "c;c"}, "aretes.csv");
    try {
        (void)grouping_graph_from(units, links, rules);
        FAIL("not refused");
    } catch (const DataError& error) {
        Codes codes;
        for (const auto& diagnostic : error.diagnostics())
            codes.push_back(diagnostic.code);
        CHECK(codes == Codes{"CTG-GROUP-004", "CTG-GROUP-001", "CTG-GROUP-005", "CTG-GROUP-006"});
    }
}

TEST_CASE("rules are read from a file, and what they cannot be is refused") {
    const Setting bound{
        Setting::Members{{"weight", {std::string("population"), {}}}, {"least", {2.0, {}}}}, {}};
    const auto rules = grouping_rules_from(rules_file({{"objective", {std::string("max-p"), {}}},
                                                       {"perimeters", {std::int64_t{3}, {}}},
                                                       {"bound", {Setting::List{bound}, {}}}}))
                           .value;
    CHECK(rules.objective == GroupingObjective::max_p);
    CHECK(rules.fewest == 3);
    CHECK(rules.most == 3);
    CHECK(rules.bounds.front().least == 2.0);
    try {
        (void)grouping_rules_from(rules_file(
            {{"perimeters", {std::int64_t{0}, {}}}, {"objectif", {std::string("hess"), {}}}}));
        FAIL("not refused");
    } catch (const DataError& error) {
        CHECK(error.diagnostics().front().code == "CTG-GROUP-001");
        CHECK(error.diagnostics().back().code == "CTG-CONF-002");
    }
}

namespace {

/// Twelve units in three rows of four, at places that have nothing to do with that, `scale` apart.
GroupingProblem scattered(double scale, GroupingObjective objective) {
    GroupingProblem problem;
    problem.graph.columns = {"population", "x", "y"};
    const auto id = [](int n) { return std::string(1, static_cast<char>('a' + n)); };
    for (int n = 0; n < 12; ++n)
        problem.graph.units.push_back(
            {id(n),
             "",
             "",
             {1.0 + (n * 53) % 17, scale * ((n * 7919) % 101), scale * ((n * 104'729) % 97)},
             {}});
    for (int n = 0; n < 12; ++n) {
        if (n % 4 != 3) problem.graph.links.push_back({id(n), id(n + 1)});
        if (n < 8) problem.graph.links.push_back({id(n), id(n + 4)});
    }
    problem.rules.objective = objective;
    problem.rules.fewest = problem.rules.most = 3;
    return problem;
}

} // namespace

TEST_CASE("the unit in which distances are told changes no perimeter") {
    for (const auto objective : {GroupingObjective::hess, GroupingObjective::max_p}) {
        const auto metres = grouped(scattered(1.0, objective)).value;
        REQUIRE(metres.status == PlanStatus::optimal);
        for (const double scale : {1e-9, 1e-6, 1e-3, 1e3, 1e6}) {
            CAPTURE(scale);
            const auto grouping = grouped(scattered(scale, objective)).value;
            CHECK(grouping.status == PlanStatus::optimal);
            CHECK(drawn(grouping.plans.front()) == drawn(metres.plans.front()));
            CHECK(grouping.plans.front().objective ==
                  Approx(scale * metres.plans.front().objective));
            CHECK(grouping.bound == Approx(grouping.plans.front().objective));
        }
    }
}
