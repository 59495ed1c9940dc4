// SPDX-License-Identifier: Apache-2.0
// Calendars already split into blocks, for planning.py to time beside its peers:
//
//     ctg_calendar_bench own|cbc FILE [SECONDS]
//
// FILE: the number of blocks; of each its items and rows, the limits of the rows, and of each item
// its options: a value and what it takes of which rows. An item has at most one option. Prints one
// object of JSON: value, bound, blocks proven (for cbc: called best), seconds of each block.
#include "ctg/planning/milp.hpp"
#include "ctg/planning/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace ctg::planning;

/// The search counts in whole numbers: values have six decimals, amounts four at most.
constexpr double value_units = 1e6;
constexpr double row_units = 1e6;

std::vector<SelectionProblem> read_blocks(std::istream& in) {
    std::size_t count = 0;
    in >> count;
    std::vector<SelectionProblem> blocks(count);
    for (auto& block : blocks) {
        std::size_t items = 0;
        std::size_t rows = 0;
        in >> items >> rows;
        block.rows.resize(rows);
        for (auto& row : block.rows) {
            in >> row.limit;
            row.limit = std::round(row.limit * row_units);
        }
        block.items.resize(items);
        for (auto& options : block.items) {
            std::size_t option_count = 0;
            in >> option_count;
            options.resize(option_count);
            for (auto& option : options) {
                std::size_t use_count = 0;
                in >> option.value >> use_count;
                option.value = std::round(option.value * value_units);
                option.uses.resize(use_count);
                for (auto& use : option.uses) {
                    in >> use.row >> use.amount;
                    use.amount = std::round(use.amount * row_units);
                }
            }
            options.emplace_back(); // none
        }
    }
    return blocks;
}

struct Outcome {
    double value = 0.0;
    double bound = 0.0;
    bool is_proven = false;
};

Outcome own(const SelectionProblem& problem, double seconds) {
    Budget budget{100'000'000};
    if (seconds > 0.0)
        budget.deadline =
            Budget::Clock::now() + std::chrono::duration_cast<Budget::Clock::duration>(
                                       std::chrono::duration<double>(seconds));
    const auto answer = best_selection(problem, {}, budget);
    return {answer.value, answer.bound, answer.is_proven};
}

Outcome cbc(const SelectionProblem& problem, double seconds) {
    const auto answer = selection_by_cbc(problem, {}, {.nodes = 100'000'000, .seconds = seconds});
    if (!answer) return {};
    return {answer->value, answer->value, answer->is_called_best};
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 2 || (words[0] != "own" && words[0] != "cbc")) {
        std::cerr << "ctg_calendar_bench own|cbc FILE [SECONDS]\n";
        return 2;
    }
    std::ifstream file(words[1]);
    const auto blocks = read_blocks(file);
    if (!file) {
        std::cerr << words[1] << " is not a file of blocks\n";
        return 1;
    }
    const double limit = words.size() > 2 ? std::stod(words[2]) : 0.0;
    Outcome all;
    std::size_t proven = 0;
    std::vector<double> seconds;
    for (const auto& block : blocks) {
        const auto start = Budget::Clock::now();
        const Outcome outcome = words[0] == "own" ? own(block, limit) : cbc(block, limit);
        seconds.push_back(std::chrono::duration<double>(Budget::Clock::now() - start).count());
        all.value += outcome.value;
        all.bound += outcome.bound;
        proven += outcome.is_proven ? 1 : 0;
    }
    fmt::print("{{\"value\": {:.6f}, \"bound\": {:.6f}, \"proven\": {}, \"blocks\": {}, "
               "\"seconds\": [{:.6f}]}}\n",
               all.value / value_units, all.bound / value_units, proven, blocks.size(),
               fmt::join(seconds, ", "));
}
