// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/typology.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>

using ctg::Profile;
using ctg::ProfileDistance;
using Profiles = std::vector<Profile>;

namespace {

Profiles profiles_of(const std::vector<std::vector<double>>& rows) {
    Profiles profiles;
    for (const auto& row : rows)
        profiles.push_back(
            {std::string(1, static_cast<char>('a' + profiles.size())), {row.begin(), row.end()}});
    return profiles;
}

/// Three groups that are plain to see.
Profiles plain() {
    return profiles_of({{10, 20}, {12, 22}, {11, 19}, {60, 70}, {62, 69}, {90, 10}});
}

Profiles some_profiles(std::size_t most) {
    const auto count = *rc::gen::inRange<std::size_t>(3, most + 1);
    Profiles profiles;
    for (std::size_t i = 0; i < count; ++i) {
        profiles.push_back({std::string(1, static_cast<char>('a' + i)), {}});
        for (int cell = 0; cell < 3; ++cell)
            profiles.back().scores.emplace_back(*rc::gen::inRange(0, 12));
        if (*rc::gen::inRange(0, 4) == 0) profiles.back().scores[1].reset();
    }
    return profiles;
}

double far(const Profile& a, const Profile& b, ProfileDistance distance) {
    double sum = 0.0;
    int common = 0;
    for (std::size_t i = 0; i < a.scores.size(); ++i)
        if (a.scores[i] && b.scores[i]) {
            const double d = *a.scores[i] - *b.scores[i];
            sum += distance == ProfileDistance::absolute ? std::abs(d) : d * d;
            ++common;
        }
    return distance == ProfileDistance::absolute ? sum / common : std::sqrt(sum / common);
}

/// The least cost over all subsets of that size, by bits.
double least_cost(const Profiles& profiles, std::size_t count, ProfileDistance distance) {
    double least = 1e300;
    for (unsigned set = 0; set < 1U << profiles.size(); ++set) {
        if (static_cast<std::size_t>(__builtin_popcount(set)) != count) continue;
        double cost = 0.0;
        for (const auto& profile : profiles) {
            double nearest = 1e300;
            for (std::size_t m = 0; m < profiles.size(); ++m)
                if (set >> m & 1U) nearest = std::min(nearest, far(profile, profiles[m], distance));
            cost += nearest;
        }
        least = std::min(least, cost);
    }
    return least;
}

/// By the definition, each mean taken anew.
double silhouette_by_definition(const ctg::Typology& typology, const Profiles& profiles,
                                std::size_t unit, ProfileDistance distance) {
    const auto mean_to = [&](std::size_t type) {
        double sum = 0.0;
        int count = 0;
        for (std::size_t other = 0; other < profiles.size(); ++other)
            if (other != unit && typology.units[other].type == type) {
                sum += far(profiles[unit], profiles[other], distance);
                ++count;
            }
        return count == 0 ? -1.0 : sum / count;
    };
    const double a = mean_to(typology.units[unit].type);
    if (a < 0.0) return 0.0;
    double b = 1e300;
    for (std::size_t type = 1; type <= typology.fit.types; ++type)
        if (type != typology.units[unit].type) b = std::min(b, mean_to(type));
    return std::max(a, b) == 0.0 ? 0.0 : (b - a) / std::max(a, b);
}

std::string refusal_of(const Profiles& profiles, ctg::TypeCount types) {
    try {
        static_cast<void>(ctg::typology_of(profiles, types));
    } catch (const ctg::Error& error) {
        return error.diagnostics().at(0).code;
    }
    return "none";
}

} // namespace

// Silhouettes by scikit-learn 1.9.1, silhouette_samples on the matrix of distances.
TEST_CASE("three plain groups are found, with the silhouettes of scikit-learn") {
    const auto found = ctg::typology_of(plain(), {2, 4}).value;
    CHECK(found.medoids == std::vector<std::string>{"a", "d", "f"});
    CHECK(found.fit.types == 3);
    CHECK(found.fit.is_exact);
    CHECK(found.fits.size() == 3);
    CHECK(found.fit.cost == Approx(2.0 + 1.0 + 1.5));
    const std::vector<double> silhouettes{0.9666666666666667, 0.9555555555555556,
                                          0.9659090909090909, 0.9666666666666667,
                                          0.9655172413793104, 0.0};
    const std::vector<double> euclidean{0.9701558676413422, 0.9561134690748677, 0.967804314800996,
                                        0.9666666666666666, 0.9657606521301049, 0.0};
    const auto by_root = ctg::typology_of(plain(), {3, 3}, ProfileDistance::euclidean).value;
    for (std::size_t unit = 0; unit < silhouettes.size(); ++unit) {
        CHECK(found.units[unit].silhouette == Approx(silhouettes[unit]).margin(1e-12));
        CHECK(by_root.units[unit].silhouette == Approx(euclidean[unit]).margin(1e-12));
    }
    CHECK(found.units[1].type == 1);
    CHECK(found.units[1].medoid == "a");
    CHECK(found.units[1].distance == 2.0);
    CHECK(found.units[5].type == 3);
}

TEST_CASE("the medoids cost least of all subsets; silhouettes are as defined") {
    CHECK(rc::check("brute force", [] {
        const auto profiles = some_profiles(8);
        const auto count = *rc::gen::inRange<std::size_t>(2, profiles.size() + 1);
        for (const auto distance : {ProfileDistance::absolute, ProfileDistance::euclidean}) {
            const auto found = ctg::typology_of(profiles, {count, count}, distance).value;
            RC_ASSERT(std::abs(found.fit.cost - least_cost(profiles, count, distance)) < 1e-8);
            double sum = 0.0;
            for (std::size_t unit = 0; unit < profiles.size(); ++unit) {
                const double expected = silhouette_by_definition(found, profiles, unit, distance);
                RC_ASSERT(std::abs(found.units[unit].silhouette - expected) < 1e-9);
                sum += expected;
            }
            RC_ASSERT(std::abs(found.fit.mean_silhouette -
                               sum / static_cast<double>(profiles.size())) < 1e-9);
        }
    }));
}

TEST_CASE("the order of profiles does not show, and the best mean silhouette is taken") {
    CHECK(rc::check("same typology", [] {
        auto profiles = some_profiles(10);
        const ctg::TypeCount range{2, profiles.size()};
        const auto before = ctg::typology_of(profiles, range).value;
        std::ranges::reverse(profiles);
        RC_ASSERT(ctg::typology_of(profiles, range).value == before);
        for (const auto& fit : before.fits)
            RC_ASSERT(fit.mean_silhouette <= before.fit.mean_silhouette + 1e-9);
    }));
}

TEST_CASE("of many units a choice is built and swapped: no one swap makes it better") {
    Profiles profiles;
    for (int i = 0; i < 60; ++i)
        profiles.push_back(
            {"u" + std::to_string(100 + i), {(i * 37) % 101, (i * 53) % 97, (i * i) % 89}});
    const auto found = ctg::typology_of(profiles, {5, 5});
    CHECK_FALSE(found.value.fit.is_exact);
    CHECK(found.notes.at(0).code == "CTG-SCOR-071");
    std::vector<std::size_t> medoids;
    for (std::size_t i = 0; i < profiles.size(); ++i)
        if (std::ranges::find(found.value.medoids, profiles[i].unit) != found.value.medoids.end())
            medoids.push_back(i);
    REQUIRE(medoids.size() == 5);
    double least = 1e300;
    for (std::size_t m = 0; m < medoids.size(); ++m)
        for (std::size_t unit = 0; unit < profiles.size(); ++unit) {
            auto swapped = medoids;
            swapped[m] = unit;
            double cost = 0.0;
            for (const auto& profile : profiles) {
                double nearest = 1e300;
                for (const auto s : swapped)
                    nearest =
                        std::min(nearest, far(profile, profiles[s], ProfileDistance::absolute));
                cost += nearest;
            }
            least = std::min(least, cost);
        }
    CHECK(found.value.fit.cost == Approx(least));
}

TEST_CASE("a profile without a score is left out; what cannot be compared or counted is refused") {
    auto profiles = plain();
    profiles.push_back({"g", {std::nullopt, std::nullopt}});
    const auto found = ctg::typology_of(profiles, {2, 2});
    CHECK(found.value.units.size() == 6);
    CHECK(found.notes.at(0).code == "CTG-SCOR-070");
    CHECK(refusal_of(plain(), {1, 2}) == "CTG-SCOR-072");
    CHECK(refusal_of(plain(), {3, 2}) == "CTG-SCOR-072");
    CHECK(refusal_of(plain(), {2, 7}) == "CTG-SCOR-072");
    CHECK(refusal_of({}, {2, 2}) == "CTG-SCOR-072");
    CHECK(refusal_of({{"a", {1.0}}, {"b", {1.0, 2.0}}}, {2, 2}) == "CTG-SCOR-073");
    CHECK(refusal_of({{"a", {1.0}}, {"a", {2.0}}}, {2, 2}) == "CTG-SCOR-074");
    CHECK(refusal_of({{"a", {1.0, {}}}, {"b", {{}, 2.0}}}, {2, 2}) == "CTG-SCOR-075");
    CHECK(refusal_of(Profiles(ctg::most_typed_units + 1, {"a", {1.0}}), {2, 2}) == "CTG-SCOR-074");
    for (const auto distance : {ProfileDistance::absolute, ProfileDistance::euclidean})
        CHECK(ctg::profile_distance_of(ctg::name_of(distance)) == distance);
    CHECK_FALSE(ctg::profile_distance_of("cosine"));
}

TEST_CASE("equal profiles have a silhouette of 0, and medoids are the first by name") {
    const auto found = ctg::typology_of(profiles_of({{5}, {5}, {5}}), {2, 2}).value;
    CHECK(found.medoids == std::vector<std::string>{"a", "b"});
    CHECK(found.units[2].medoid == "a");
    CHECK(found.fit.mean_silhouette == 0.0);
}
