// SPDX-License-Identifier: Apache-2.0
// Small drawn problems against all set partitions, weighed by nothing but the rules' words.
#include "catch.hpp"
#include "planning/grids.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <set>

using namespace ctg;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Draws graphs of five to eight units in which every kind of rule comes up and many are tight.
class Draw {
public:
    explicit Draw(std::uint32_t seed) : random_(seed) {}

    GroupingProblem problem() {
        GroupingProblem problem;
        problem.graph.columns = {"population", "x", "y"};
        count_ = between(5, 8);
        for (int n = 0; n < count_; ++n)
            problem.graph.units.push_back(
                {id(n),
                 std::to_string(between(1, 2)),
                 std::to_string(between(1, 2)),
                 {double(between(1, 5)), double(between(0, 9)), double(between(0, 9))},
                 {}});
        std::set<std::pair<int, int>> pairs;
        for (int n = 1; n < count_; ++n) // one or two pieces
            if (!happens(10)) pairs.emplace(between(0, n - 1), n);
        for (int n = between(0, count_); n > 0; --n) {
            const int a = between(0, count_ - 1);
            const int b = between(0, count_ - 1);
            if (a != b) pairs.insert(std::minmax(a, b));
        }
        for (const auto& [a, b] : pairs)
            problem.graph.links.push_back({id(a), id(b), double(between(1, 9))});
        draw_rules(problem.rules);
        return problem;
    }

private:
    int between(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
    }
    bool happens(int percent) { return between(1, 100) <= percent; }
    static std::string id(int n) { return std::string(1, static_cast<char>('a' + n)); }

    void draw_rules(GroupingRules& rules) {
        rules.objective = static_cast<GroupingObjective>(between(0, 2));
        rules.metric = static_cast<DistanceMetric>(between(0, 2));
        rules.counts_length = happens(50);
        if (happens(60)) {
            rules.fewest = static_cast<std::size_t>(between(1, 3));
            rules.most = *rules.fewest + static_cast<std::size_t>(between(0, 2));
        }
        WeightBound bound{"population", {}, {}, {}};
        if (happens(70)) bound.least = between(2, 6);
        if (happens(60)) bound.most = between(7, 14);
        if (bound.least || bound.most) rules.bounds.push_back(bound);
        if (happens(20)) rules.bounds.push_back({"units", 2.0, 4.0, {}});
        const auto pair = [&] {
            const int a = between(0, count_ - 2);
            return UnitRule{{id(a), id(between(a + 1, count_ - 1))}, {}};
        };
        if (happens(25)) rules.together.push_back(pair());
        if (happens(25)) rules.apart.push_back(pair());
        if (happens(15)) rules.barriers.push_back(pair());
        if (happens(15)) rules.bridges.push_back(pair());
        if (happens(15) && rules.together.empty()) rules.alone.push_back({{id(0)}, {}});
        if (happens(15)) rules.antennes = ZoneRespect::within;
        if (happens(15)) rules.epci = ZoneRespect::whole;
        if (happens(20)) rules.reach = rules.metric == DistanceMetric::squared ? 50.0 : 8.0;
    }

    std::mt19937 random_;
    int count_ = 0;
};

/// All partitions of the units, one after the other, weighed one by one.
class Oracle {
public:
    explicit Oracle(const GroupingProblem& problem)
        : graph_(problem.graph),
          rules_(problem.rules),
          label_(graph_.units.size(), 0) {
        for (const auto& link : graph_.links)
            touch_.emplace(link.first, link.second);
        for (const auto& rule : rules_.bridges)
            touch_.emplace(rule.units[0], rule.units[1]);
        for (const auto& rule : rules_.barriers)
            touch_.erase({rule.units[0], rule.units[1]});
    }

    /// The number of perimeters and the objective of the best; nothing when none is sound.
    std::optional<std::pair<std::size_t, double>> best() {
        visit(0, 0);
        return best_;
    }
    [[nodiscard]] const std::map<std::size_t, std::size_t>& counts() const { return counts_; }

private:
    void visit(std::size_t unit, std::size_t labels) {
        if (unit == label_.size()) return weigh(labels);
        for (std::size_t label = 0; label <= labels; ++label) {
            label_[unit] = label;
            visit(unit + 1, std::max(labels, label + 1));
        }
    }

    void weigh(std::size_t count) {
        if (count < rules_.fewest.value_or(0) || count > rules_.most.value_or(99)) return;
        double cost = rules_.objective == GroupingObjective::cut_edges ? cut() : 0.0;
        for (std::size_t label = 0; label < count; ++label) {
            std::vector<std::size_t> units;
            for (std::size_t u = 0; u < label_.size(); ++u)
                if (label_[u] == label) units.push_back(u);
            if (!is_sound(units)) return;
            cost += cost_of(units);
        }
        if (cost == infinite || breaks_a_pair() || splits_epci()) return;
        ++counts_[count];
        const bool wants_most = rules_.objective == GroupingObjective::max_p;
        const bool is_first = !best_ || (wants_most ? count > best_->first : count < best_->first);
        if (is_first || (count == best_->first && cost < best_->second))
            best_ = std::pair(count, cost);
    }

    [[nodiscard]] bool touches(std::size_t a, std::size_t b) const {
        const auto& [first, second] = std::minmax(graph_.units[a].id, graph_.units[b].id);
        const bool may = rules_.antennes != ZoneRespect::within ||
                         graph_.units[a].antenne == graph_.units[b].antenne;
        return may && touch_.contains({first, second});
    }

    [[nodiscard]] bool is_alone(std::size_t unit) const {
        return !rules_.alone.empty() && rules_.alone.front().units.front() == graph_.units[unit].id;
    }

    [[nodiscard]] bool is_sound(const std::vector<std::size_t>& units) const {
        std::vector<std::size_t> reached{units.front()};
        for (std::size_t n = 0; n < reached.size(); ++n)
            for (const std::size_t other : units)
                if (touches(reached[n], other) &&
                    std::ranges::find(reached, other) == reached.end())
                    reached.push_back(other);
        if (reached.size() != units.size()) return false;
        if (std::ranges::any_of(units, [&](auto u) { return is_alone(u); }))
            return units.size() == 1;
        for (const auto& bound : rules_.bounds) {
            double total = 0.0;
            for (const std::size_t unit : units)
                total += bound.weight == "units" ? 1.0 : graph_.units[unit].figures[0];
            if (total < bound.least.value_or(0.0) || total > bound.most.value_or(infinite))
                return false;
        }
        return true;
    }

    [[nodiscard]] std::size_t label_of(const std::string& id) const {
        for (std::size_t u = 0; u < label_.size(); ++u)
            if (graph_.units[u].id == id) return label_[u];
        return label_.size();
    }
    [[nodiscard]] bool breaks_a_pair() const {
        for (const auto& rule : rules_.together)
            if (label_of(rule.units[0]) != label_of(rule.units[1])) return true;
        for (const auto& rule : rules_.apart)
            if (label_of(rule.units[0]) == label_of(rule.units[1])) return true;
        return false;
    }
    [[nodiscard]] bool splits_epci() const {
        if (rules_.epci != ZoneRespect::whole) return false;
        for (std::size_t a = 0; a < label_.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (graph_.units[a].epci == graph_.units[b].epci && label_[a] != label_[b] &&
                    !is_alone(a) && !is_alone(b))
                    return true;
        return false;
    }

    [[nodiscard]] double distance(std::size_t a, std::size_t b) const {
        const double dx = std::abs(graph_.units[a].figures[1] - graph_.units[b].figures[1]);
        const double dy = std::abs(graph_.units[a].figures[2] - graph_.units[b].figures[2]);
        const double squared = dx * dx + dy * dy;
        return rules_.metric == DistanceMetric::manhattan ? dx + dy
               : rules_.metric == DistanceMetric::squared ? squared
                                                          : std::sqrt(squared);
    }

    [[nodiscard]] double cost_of(const std::vector<std::size_t>& units) const {
        const double reach = rules_.reach.value_or(infinite);
        if (rules_.objective != GroupingObjective::hess) {
            double cost = 0.0;
            for (const std::size_t a : units)
                for (const std::size_t b : units)
                    if (a < b) cost += distance(a, b) > reach ? infinite : distance(a, b);
            const bool is_counted = rules_.objective == GroupingObjective::max_p;
            return is_counted || cost == infinite ? cost : 0.0;
        }
        double best = infinite;
        for (const std::size_t centre : units) {
            double cost = 0.0;
            for (const std::size_t unit : units)
                cost += distance(unit, centre) > reach
                            ? infinite
                            : graph_.units[unit].figures[0] * distance(unit, centre);
            best = std::min(best, cost);
        }
        return best;
    }

    [[nodiscard]] double cut() const {
        double length = 0.0;
        for (const auto& [a, b] : touch_) {
            if (label_of(a) == label_of(b)) continue;
            double own = 1.0; // of a bridge
            for (const auto& link : graph_.links)
                if (link.first == a && link.second == b) own = link.length_m;
            length += rules_.counts_length ? own : 1.0;
        }
        return length;
    }

    const GroupingGraph& graph_;
    const GroupingRules& rules_;
    std::set<std::pair<std::string, std::string>> touch_;
    std::vector<std::size_t> label_;
    std::optional<std::pair<std::size_t, double>> best_;
    std::map<std::size_t, std::size_t> counts_;
};

constexpr std::uint32_t problems = 400;

} // namespace

TEST_CASE("the best perimeters are those of the enumeration of all partitions") {
    GroupingLimits limits;
    limits.moves = 20'000;
    std::size_t impossible = 0;
    for (std::uint32_t seed = 1; seed <= problems; ++seed) {
        CAPTURE(seed);
        const auto problem = Draw(seed).problem();
        const auto best = Oracle(problem).best();
        if (!best) {
            ++impossible;
            const auto codes = refusal_of(problem, limits);
            REQUIRE(!codes.empty());
            CHECK(codes.front() == "CTG-GROUP-010");
            continue;
        }
        const auto grouping = grouped(problem, limits).value;
        CHECK(grouping.status == PlanStatus::optimal);
        CHECK(grouping.plans.front().perimeters.size() == best->first);
        CHECK(grouping.plans.front().objective == Approx(best->second).epsilon(1e-6));
    }
    CHECK(impossible > problems / 20); // both kinds come up
    CHECK(impossible < 2 * problems / 3);
}

TEST_CASE("no bound of a heuristic is above the best") {
    GroupingLimits limits;
    limits.moves = 2'000;
    limits.search = GroupingSearch::heuristic;
    for (std::uint32_t seed = 1; seed <= problems; ++seed) {
        CAPTURE(seed);
        const auto problem = Draw(seed).problem();
        const auto best = Oracle(problem).best();
        if (!best || !refusal_of(problem, limits).empty()) continue;
        const auto grouping = grouped(problem, limits).value;
        if (grouping.plans.front().perimeters.size() != best->first) continue;
        CHECK(grouping.bound <= best->second + 1e-6 * (1.0 + std::abs(best->second)));
        CHECK(grouping.plans.front().objective >= best->second - 1e-6);
    }
}

TEST_CASE("as many plans are counted as there are") {
    for (std::uint32_t seed = 1; seed <= problems; ++seed) {
        CAPTURE(seed);
        const auto problem = Draw(seed).problem();
        Oracle oracle(problem);
        (void)oracle.best();
        for (std::size_t count = problem.rules.fewest.value_or(1);
             count <= problem.rules.most.value_or(4); ++count) {
            const auto found = oracle.counts().find(count);
            CHECK(plan_count_of(problem, count) ==
                  (found == oracle.counts().end() ? 0 : found->second));
        }
    }
}
