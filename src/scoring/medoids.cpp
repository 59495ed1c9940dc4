// SPDX-License-Identifier: Apache-2.0
#include "scoring/medoids.hpp"

#include "ctg/scoring/typology.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ctg {
namespace {

double cost_of(const std::vector<std::size_t>& medoids, const Distances& distances) {
    double cost = 0.0;
    for (const auto& row : distances) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const std::size_t medoid : medoids)
            nearest = std::min(nearest, row[medoid]);
        cost += nearest;
    }
    return cost;
}

/// How many ways there are to choose, or one more than the most that are enumerated.
std::size_t choices_of(std::size_t units, std::size_t count) {
    std::size_t choices = 1;
    for (std::size_t i = 1; i <= std::min(count, units - count); ++i) {
        choices = choices * (units - i + 1) / i; // a whole number: i consecutive ones
        if (choices > most_enumerated_medoids) return most_enumerated_medoids + 1;
    }
    return choices;
}

/// The next choice in the order of the words that indices make, or false after the last.
bool advance(std::vector<std::size_t>& choice, std::size_t units) {
    for (std::size_t i = choice.size(); i-- > 0;) {
        if (choice[i] == units - choice.size() + i) continue;
        ++choice[i];
        for (std::size_t j = i + 1; j < choice.size(); ++j)
            choice[j] = choice[j - 1] + 1;
        return true;
    }
    return false;
}

Medoids enumerated(const Distances& distances, std::size_t count) {
    std::vector<std::size_t> choice(count);
    std::iota(choice.begin(), choice.end(), std::size_t{0});
    Medoids best{choice, cost_of(choice, distances), true};
    while (advance(choice, distances.size())) {
        const double cost = cost_of(choice, distances);
        if (cost < best.cost - cost_tolerance) best = {choice, cost, true};
    }
    return best;
}

/// BUILD: the unit that lowers the cost most, one after the other.
std::vector<std::size_t> built(const Distances& distances, std::size_t count) {
    const std::size_t units = distances.size();
    std::vector<std::size_t> medoids;
    std::vector<double> nearest(units, std::numeric_limits<double>::infinity());
    while (medoids.size() < count) {
        std::size_t best = units;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t candidate = 0; candidate < units; ++candidate) {
            if (std::ranges::find(medoids, candidate) != medoids.end()) continue;
            double cost = 0.0;
            for (std::size_t unit = 0; unit < units; ++unit)
                cost += std::min(nearest[unit], distances[unit][candidate]);
            if (best == units || cost < least - cost_tolerance) {
                best = candidate;
                least = cost;
            }
        }
        medoids.push_back(best);
        for (std::size_t unit = 0; unit < units; ++unit)
            nearest[unit] = std::min(nearest[unit], distances[unit][best]);
    }
    std::ranges::sort(medoids);
    return medoids;
}

/// The medoids with the swap that lowers the cost most, or as they are when none does.
Medoids swapped(const Medoids& current, const Distances& distances) {
    Medoids best = current;
    for (std::size_t i = 0; i < current.units.size(); ++i)
        for (std::size_t unit = 0; unit < distances.size(); ++unit) {
            if (std::ranges::find(current.units, unit) != current.units.end()) continue;
            auto choice = current.units;
            choice[i] = unit;
            const double cost = cost_of(choice, distances);
            if (cost >= best.cost - cost_tolerance) continue;
            std::ranges::sort(choice);
            best = {std::move(choice), cost, false};
        }
    return best;
}

} // namespace

Medoids medoids_of(const Distances& distances, std::size_t count) {
    if (choices_of(distances.size(), count) <= most_enumerated_medoids)
        return enumerated(distances, count);
    const auto start = built(distances, count);
    Medoids current{start, cost_of(start, distances), false};
    while (true) {
        auto next = swapped(current, distances);
        if (next.units == current.units) return current;
        current = std::move(next);
    }
}

std::size_t nearest_of(const std::vector<std::size_t>& medoids, std::size_t unit,
                       const Distances& distances) {
    std::size_t nearest = 0;
    for (std::size_t m = 0; m < medoids.size(); ++m) {
        if (medoids[m] == unit) return m;
        if (distances[unit][medoids[m]] < distances[unit][medoids[nearest]] - cost_tolerance)
            nearest = m;
    }
    return nearest;
}

} // namespace ctg
