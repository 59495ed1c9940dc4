// SPDX-License-Identifier: Apache-2.0
// Territories that hold parts of communes.
#include "indicator/small_tables.hpp"

#include "catch.hpp"

#include <cmath>
#include <random>

TEST_CASE("a commune held in part counts by its share, between nothing and all of it") {
    auto zone = zone_of("t", {"13001", "13002"});
    zone.parts = {{ctg::CommuneCode("13002"), 0.25}};
    const auto table = caf_table({"code;foyers;menages", "13001;10;100", "13002;40;80"});
    const auto values =
        ctg::indicators_of({"territory", {zone}}, std::vector{ratio_rule(), count_rule()},
                           std::vector{table}, geography_of({"13001", "13002"}))
            .value;
    REQUIRE(values.size() == 2);
    CHECK(values[0].state == ctg::ValueState::apportioned);
    CHECK(std::abs(values[0].value.value() - 100.0 * 20 / 120) < 1e-9);
    // Of 80 households the 40 may all lie elsewhere, or the territory hold no others.
    CHECK(std::abs(values[0].value.low() - 100.0 * 10 / 140) < 1e-9);
    CHECK(std::abs(values[0].value.high() - 100.0 * 50 / 140) < 1e-9);
    CHECK(values[1].value == ctg::Figure::between(10, 20, 50));
}

TEST_CASE("a part that holds all that was counted may yet lack any of another count") {
    auto zone = zone_of("t", {"13001", "13002"});
    zone.parts = {{ctg::CommuneCode("13002"), 1.0}};
    const auto table = caf_table({"code;foyers;menages", "13001;10;100", "13002;40;80"});
    const auto values = ctg::indicators_of({"territory", {zone}}, std::vector{count_rule()},
                                           std::vector{table}, geography_of({"13001", "13002"}))
                            .value;
    CHECK(values[0].state == ctg::ValueState::apportioned);
    CHECK(values[0].value == ctg::Figure::between(10, 50, 50));
}

TEST_CASE("a ratio on a part of one commune is open as far as its splits are") {
    auto zone = zone_of("t", {"13002"});
    zone.parts = {{ctg::CommuneCode("13002"), 0.5}};
    const auto table = caf_table({"code;foyers;menages", "13002;20;80"});
    auto share = ratio_rule();
    auto rate = ratio_rule();
    rate.unit = "places/100";
    const auto values = ctg::indicators_of({"territory", {zone}}, std::vector{share, rate},
                                           std::vector{table}, geography_of({"13002"}))
                            .value;
    CHECK(values[0].value == ctg::Figure::between(0, 25, 100));  // a share of households
    CHECK(values[1].value == ctg::Figure::between(0, 25, 2000)); // 20 places for one child
}

TEST_CASE("a territory of IRIS takes their rows from a table by IRIS") {
    auto zone = zone_of("t", {"13001", "13002"});
    zone.parts = {{ctg::CommuneCode("13002"), 0.25, {{"130020101", 0.125}, {"130020103", 0.125}}}};
    auto table = caf_table({"code;foyers;menages", "130010101;10;100", "130020101;5;20",
                            "130020102;35;40", "130020103;1;20"});
    table.level = "iris";
    const auto values =
        ctg::indicators_of({"territory", {zone}}, std::vector{ratio_rule(), count_rule()},
                           std::vector{table}, geography_of({"13001", "13002"}))
            .value;
    CHECK(values[0].state == ctg::ValueState::observed);
    CHECK(values[0].value == ctg::Figure::exact(100.0 * 16 / 140));
    CHECK(values[1].value == ctg::Figure::exact(16));
    zone.parts[0].pieces.emplace("130020199", 0.1); // of which the table tells nothing
    const auto cut = ctg::indicators_of({"territory", {zone}}, std::vector{count_rule()},
                                        std::vector{table}, geography_of({"13001", "13002"}))
                         .value;
    CHECK(cut[0].state == ctg::ValueState::apportioned);
    CHECK(cut[0].value == ctg::Figure::between(10, 10 + 0.25 * 41, 51));
}

TEST_CASE("no split of what is cut takes a ratio beyond its bounds") {
    std::mt19937 random(1);
    const auto up_to = [&](int most) { return static_cast<int>(random() % (most + 1U)); };
    for (int draw = 0; draw < 300; ++draw) {
        // 13001 is whole, half of 13002 and of 13003 is in the territory.
        const std::vector<int> all{up_to(9), 1 + up_to(9), 1 + up_to(9)};
        const std::vector<int> some{up_to(all[0]), up_to(all[1]), up_to(all[2])};
        auto zone = zone_of("t", {"13001", "13002", "13003"});
        zone.parts = {{ctg::CommuneCode("13002"), 0.5}, {ctg::CommuneCode("13003"), 0.5}};
        std::vector<std::string> lines{"code;foyers;menages"};
        for (std::size_t n = 0; n < 3; ++n)
            lines.push_back("1300" + std::to_string(n + 1) + ";" + std::to_string(some[n]) + ";" +
                            std::to_string(all[n]));
        auto rate = ratio_rule();
        rate.unit = "places/100";
        const auto values =
            ctg::indicators_of({"territory", {zone}}, std::vector{ratio_rule(), rate},
                               std::vector{caf_table(lines)},
                               geography_of({"13001", "13002", "13003"}))
                .value;
        int numerator = some[0];
        int others = all[0] - some[0]; // of the denominator alone
        int places = some[0];
        for (std::size_t n = 1; n < 3; ++n) {
            numerator += up_to(some[n]);
            others += up_to(all[n] - some[n]);
            places += up_to(some[n]);
        }
        const int denominator = numerator + others;
        if (denominator == 0) continue;
        const double share = 100.0 * numerator / denominator;
        CHECK(values[0].value.low() <= share + 1e-9);
        CHECK(share <= values[0].value.high() + 1e-9);
        const double places_per_100 = 100.0 * places / denominator;
        CHECK(values[1].value.low() <= places_per_100 + 1e-9);
        CHECK(places_per_100 <= values[1].value.high() + 1e-9);
    }
}
