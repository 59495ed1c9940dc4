// SPDX-License-Identifier: Apache-2.0
// Calendars of territories that hold parts of communes.
#include "catch.hpp"
#include "ctg/coverage/coverage.hpp"
#include "planning/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

using namespace ctg;

namespace {

/// A part of commune `number`, of pieces of a tenth each.
CommunePart part(int number, const std::vector<std::string>& pieces) {
    constexpr double tenth = 0.1;
    CommunePart part{commune(number)};
    for (const auto& piece : pieces) {
        part.pieces.emplace(piece, tenth);
        part.share += tenth;
    }
    return part;
}

/// Adds a candidate on a part of commune 1.
Candidate& add_part(CalendarProblem& problem, const std::string& key,
                    const std::vector<std::string>& pieces) {
    auto& candidate = add_candidate(problem, key, {1});
    problem.territories.zones.back().parts = {part(1, pieces)};
    return candidate;
}

/// What `ctg cover` says at the end of each month of the conventions signed as planned.
std::vector<double> coverage_by_month(const CalendarPlan& plan, const CalendarProblem& problem) {
    auto conventions = problem.conventions;
    std::erase_if(conventions,
                  [](const auto& one) { return one.status == ConventionStatus::projet; });
    for (auto planned : conventions_of(plan, problem)) {
        planned.status = ConventionStatus::signee;
        conventions.push_back(planned);
    }
    std::vector<double> shares;
    for (const auto& point : plan.curve) {
        const Date day{point.month / std::chrono::last};
        shares.push_back(coverage_in(Year{static_cast<int>(day.year())}, conventions,
                                     problem.weights,
                                     {day.month() / day.day(), Counting::signed_only})
                             .value.share.value());
    }
    return shares;
}

void check_curve(const CalendarProblem& problem) {
    const auto plan = planned(problem).value;
    const auto expected = coverage_by_month(plan, problem);
    REQUIRE(plan.curve.size() == expected.size());
    for (std::size_t n = 0; n < expected.size(); ++n) {
        CAPTURE(n);
        CHECK(plan.curve[n].planned.value() == Approx(expected[n]).margin(1e-9));
    }
    CHECK(faults_of(plan, problem).empty());
}

/// Problems on three communes: territories of IRIS, or drawn, and a register of whole communes,
/// IRIS, arrondissements and drawn parts.
class Draw {
public:
    explicit Draw(std::uint32_t seed) : random_(seed) {}

    CalendarProblem problem() {
        auto problem = problem_on({100.0, 70.0, 30.0}, "2020-01", "2021-06");
        problem.rules.duration_months = between(3, 12);
        give(problem, "N", 100.0);
        const bool is_drawn = between(0, 1) == 1;
        std::vector<std::string> pieces = is_drawn ? drawn_ : iris_;
        std::ranges::shuffle(pieces, random_);
        for (const char* const key : {"a", "b", "c"}) {
            const auto count = static_cast<std::size_t>(between(1, 2));
            add_part(problem, key,
                     {pieces.end() - static_cast<std::ptrdiff_t>(count), pieces.end()});
            pieces.resize(pieces.size() - count);
        }
        add_candidate(problem, "d", {2});
        for (int c = between(0, 4); c > 0; --c)
            draw_convention(problem, "R" + std::to_string(c));
        return problem;
    }

private:
    int between(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
    }

    void draw_convention(CalendarProblem& problem, const std::string& id) {
        const Month from = month("2019-06") + std::chrono::months{between(0, 20)};
        auto known = convention(id, {1, between(2, 3)}, iso(from) + "-01", "2030-12-31");
        known.end = last_day_of_period(known.effect, between(3, 24));
        const auto& all = between(0, 1) == 1 ? drawn_ : iris_;
        switch (between(0, 2)) {
        case 0:
            known.parts = {part(1, {all[0], all[3]})};
            break;
        case 1:
            known.parts = {CommunePart{commune(1), 0.4, {{"13201", 0.4}}}};
            break;
        default:
            break; // the whole commune
        }
        if (between(1, 5) == 1) known.status = ConventionStatus::denoncee;
        problem.conventions.push_back(known);
    }

    std::mt19937 random_;
    // Four tenths of the commune lie in its arrondissement 13201.
    std::vector<std::string> iris_{"132010101", "132010102", "132010103",
                                   "132010104", "132020101", "132020102"};
    std::vector<std::string> drawn_{"partition territory A", "partition territory B",
                                    "partition territory C", "partition territory D",
                                    "partition territory E", "partition territory F"};
};

} // namespace

TEST_CASE("a territory of IRIS is planned by its share of the commune") {
    auto problem = problem_on({80.0, 20.0}, "2020-01", "2020-03");
    give(problem, "N", 100.0);
    add_part(problem, "a", {"132010101", "132010102"}).signed_in = month("2020-01");
    add_part(problem, "b", {"132020101"}).signed_in = month("2020-02");
    const auto answer = planned(problem);
    CHECK(answer.value.curve[0].planned.value() == Approx(0.16)); // two tenths of 80
    CHECK(answer.value.curve[1].planned.value() == Approx(0.24));
    CHECK(answer.value.objective == Approx((3 * 16.0 + 2 * 8.0) / 12.0));
    const auto conventions = conventions_of(answer.value, problem);
    REQUIRE(conventions.size() == 2);
    CHECK(conventions[0].parts == problem.territories.zones[0].parts);
    check_curve(problem);
}

TEST_CASE("what the register covers of a part is no gain, and the rest of it is") {
    auto problem = problem_on({80.0, 20.0}, "2020-01", "2020-01");
    give(problem, "N", 100.0);
    add_part(problem, "a", {"132010101", "132020101"}).signed_in = month("2020-01");
    auto known = convention("R", {1}, "2019-01-01", "2022-12-31");
    known.parts = {CommunePart{commune(1), 0.4, {{"13201", 0.4}}}}; // of which the first IRIS is
    problem.conventions = {known};
    const auto plan = planned(problem).value;
    CHECK(plan.objective == Approx(8.0 / 12.0));
    CHECK(plan.curve[0].planned.value() == Approx(0.4));
    check_curve(problem);
}

TEST_CASE("a convention on the commune is renewed beside the part of a candidate") {
    auto problem = problem_on({80.0, 20.0}, "2020-01", "2020-12");
    give(problem, "N", 100.0);
    add_part(problem, "a", {"132010101"}).signed_in = month("2020-12");
    problem.conventions = {convention("R", {1}, "2016-07-01", "2020-06-30")};
    const auto plan = planned(problem).value;
    CHECK(plan.curve[5].planned.value() == Approx(0.8));
    CHECK(plan.curve[6].planned.value() == Approx(0.72)); // less a tenth of 80
    CHECK(plan.curve[11].planned.value() == Approx(0.8));
    check_curve(problem);
}

TEST_CASE("two candidates may share a commune, and not a place of it") {
    auto problem = problem_on({80.0}, "2020-01", "2020-12");
    give(problem, "N", 100.0);
    add_part(problem, "a", {"132010101"});
    add_part(problem, "b", {"132010101", "132020101"});
    try {
        (void)planned(problem);
        FAIL("one place has two candidates");
    } catch (const DataError& error) {
        CHECK(error.diagnostics().front().code == "CTG-PLAN-005");
    }
}

TEST_CASE("the curve of a plan is what coverage says of its conventions, parts or not") {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        check_curve(Draw(seed).problem());
    }
}
