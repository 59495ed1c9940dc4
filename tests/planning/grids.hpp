// SPDX-License-Identifier: Apache-2.0
// Grouping problems in few lines.
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/planning/grouping.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Squares in rows and columns: "r0c1" touches "r0c0", "r0c2" and "r1c1". Each weighs 1.
inline ctg::GroupingProblem grid(std::size_t rows, std::size_t columns) {
    ctg::GroupingProblem problem;
    problem.graph.columns = {"population", "x", "y"};
    const auto id = [](std::size_t r, std::size_t c) {
        return "r" + std::to_string(r) + "c" + std::to_string(c);
    };
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            problem.graph.units.push_back(
                {id(r, c), "", "", {1.0, static_cast<double>(c), static_cast<double>(r)}, {}});
            if (c + 1 < columns) problem.graph.links.push_back({id(r, c), id(r, c + 1)});
            if (r + 1 < rows) problem.graph.links.push_back({id(r, c), id(r + 1, c)});
        }
    return problem;
}

/// Exactly `count` perimeters, of as many squares each.
inline ctg::GroupingProblem equal_parts(std::size_t side) {
    auto problem = grid(side, side);
    problem.rules.objective = ctg::GroupingObjective::cut_edges;
    problem.rules.fewest = problem.rules.most = side;
    problem.rules.bounds = {{"units", static_cast<double>(side), static_cast<double>(side), {}}};
    return problem;
}

/// The units of each perimeter of the best plan: "a b | c".
inline std::string drawn(const ctg::GroupingPlan& plan) {
    std::string text;
    for (const auto& perimeter : plan.perimeters) {
        if (!text.empty()) text += "| ";
        for (const auto& unit : perimeter.units)
            text += unit + " ";
    }
    return text;
}

/// The codes of the error that grouping gives; empty when it gives a plan.
inline std::vector<std::string> refusal_of(const ctg::GroupingProblem& problem,
                                           const ctg::GroupingLimits& limits = {}) {
    std::vector<std::string> codes;
    try {
        (void)ctg::grouped(problem, limits);
    } catch (const ctg::Error& error) {
        for (const auto& diagnostic : error.diagnostics())
            codes.push_back(diagnostic.code);
    }
    return codes;
}
