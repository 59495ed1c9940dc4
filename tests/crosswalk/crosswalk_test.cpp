// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/crosswalk.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <numeric>

using namespace ctg;

namespace {

/// Three communes between two antennes; b is cut, c partly at sea.
Crosswalk small() {
    return {{"a", "b", "c"},
            {10.0, 20.0, 30.0},
            {"est", "ouest"},
            {18.0, 40.0},
            {{0, 0, 10.0, PartClass::real},
             {1, 0, 5.0, PartClass::real},
             {1, 1, 15.0, PartClass::real},
             {2, 1, 24.0, PartClass::real}},
            {"area", "m2", "by hand", {}, {}}};
}

std::string code_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.diagnostics().front().code;
    }
    return "accepted";
}

/// A crosswalk between two sides at random, whose targets hold nothing outside and whose sources
/// are shared out to the last bit or not, as it comes.
rc::Gen<Crosswalk> any_crosswalk(std::string from, std::string to) {
    return rc::gen::exec([from, to] {
        const auto sources = *rc::gen::inRange<std::uint32_t>(1, 6);
        const auto targets = *rc::gen::inRange<std::uint32_t>(1, 6);
        std::vector<CommonPart> parts;
        std::vector<double> source_totals(sources, 0.0);
        std::vector<double> target_totals(targets, 0.0);
        for (std::uint32_t s = 0; s < sources; ++s)
            for (std::uint32_t t = 0; t < targets; ++t) {
                const double weight = *rc::gen::inRange(0, 5);
                if (weight == 0.0) continue;
                parts.push_back({s, t, weight, PartClass::real});
                source_totals[s] += weight;
                target_totals[t] += weight;
            }
        for (auto& total : source_totals)
            total += *rc::gen::inRange(0, 3);
        std::vector<std::string> source_codes;
        std::vector<std::string> target_codes;
        for (std::uint32_t s = 0; s < 6; ++s) {
            if (s < sources) source_codes.push_back(from + std::to_string(s));
            if (s < targets) target_codes.push_back(to + std::to_string(s));
        }
        return Crosswalk(source_codes, source_totals, target_codes, target_totals, parts);
    });
}

/// The crosswalk with sources for all codes that may be asked of it.
Crosswalk completed(const Crosswalk& crosswalk, const std::string& from) {
    std::vector<std::string> sources(crosswalk.sources().begin(), crosswalk.sources().end());
    std::vector<double> totals(crosswalk.source_totals().begin(), crosswalk.source_totals().end());
    for (std::size_t n = sources.size(); n < 6; ++n) {
        sources.push_back(from + std::to_string(n));
        totals.push_back(1.0);
    }
    return {sources,
            totals,
            {crosswalk.targets().begin(), crosswalk.targets().end()},
            {crosswalk.target_totals().begin(), crosswalk.target_totals().end()},
            {crosswalk.parts().begin(), crosswalk.parts().end()}};
}

} // namespace

TEST_CASE("what a source has in no target is outside, and the balance closes") {
    const auto crosswalk = small();
    CHECK(crosswalk.source_outside() == std::vector{0.0, 0.0, 6.0});
    CHECK(crosswalk.target_outside() == std::vector{3.0, 1.0});
    const auto balance = mass_balance(crosswalk);
    CHECK(balance.in == 60.0);
    CHECK(balance.out == 54.0);
    CHECK(balance.outside == 6.0);
    CHECK(balance.error() == 0.0);
}

TEST_CASE("parts of one pair are added, whatever their order") {
    const Crosswalk crosswalk({"a", "b"}, {3.0, 3.0}, {"t"}, {6.0},
                              {{1, 0, 2.0, PartClass::drift},
                               {0, 0, 3.0, PartClass::real},
                               {1, 0, 1.0, PartClass::real}});
    REQUIRE(crosswalk.parts().size() == 2);
    CHECK(crosswalk.parts()[1].weight == 3.0);
    CHECK(crosswalk.parts()[1].part == PartClass::real);
}

TEST_CASE("transposing twice changes nothing") {
    CHECK(transposed(transposed(small())) == small());
    CHECK(rc::check([] {
        const auto crosswalk = *any_crosswalk("s", "t");
        RC_ASSERT(transposed(transposed(crosswalk)) == crosswalk);
    }));
}

TEST_CASE("a cut commune is shared out again as its target is") {
    const Crosswalk onward({"est", "ouest"}, {18.0, 40.0}, {"13"}, {50.0},
                           {{0, 0, 18.0, PartClass::real}, {1, 0, 30.0, PartClass::real}});
    const auto both = composed(small(), onward);
    REQUIRE(both.parts().size() == 3);
    CHECK(both.parts()[0].weight == 10.0);
    CHECK(both.parts()[1].weight == 5.0 + 15.0 * 0.75);
    CHECK(both.parts()[2].weight == 24.0 * 0.75);
}

TEST_CASE("composing is associative") {
    CHECK(rc::check([] {
        const auto first = *any_crosswalk("a", "b");
        const auto second = completed(*any_crosswalk("b", "c"), "b");
        const auto third = completed(*any_crosswalk("c", "d"), "c");
        const auto left = composed(composed(first, second), third);
        const auto right = composed(first, composed(second, third));
        RC_ASSERT(left.parts().size() == right.parts().size());
        for (std::size_t n = 0; n < left.parts().size(); ++n) {
            RC_ASSERT(left.parts()[n].source == right.parts()[n].source);
            RC_ASSERT(left.parts()[n].target == right.parts()[n].target);
            RC_ASSERT(std::abs(left.parts()[n].weight - right.parts()[n].weight) < 1e-12);
        }
    }));
}

TEST_CASE("composing with what takes each target to itself changes nothing") {
    CHECK(rc::check([] {
        const auto crosswalk = *any_crosswalk("s", "t");
        const std::vector<std::string> codes(crosswalk.targets().begin(),
                                             crosswalk.targets().end());
        const std::vector<double> totals(crosswalk.target_totals().begin(),
                                         crosswalk.target_totals().end());
        std::vector<CommonPart> diagonal;
        for (std::uint32_t n = 0; n < codes.size(); ++n)
            diagonal.push_back({n, n, totals[n], PartClass::real});
        const auto same = composed(crosswalk, {codes, totals, codes, totals, diagonal});
        RC_ASSERT(std::ranges::equal(same.parts(), crosswalk.parts()));
    }));
}

TEST_CASE("mass is conserved by every operation") {
    CHECK(rc::check([] {
        const auto crosswalk = *any_crosswalk("s", "t");
        const auto balance = mass_balance(crosswalk);
        RC_ASSERT(std::abs(balance.error()) <= 1e-9);

        const auto joined = dissolved(
            crosswalk, [](const std::string& code) { return code == "t0" ? "first" : "others"; });
        RC_ASSERT(std::abs(mass_balance(joined).in - balance.in) <= 1e-9);
        RC_ASSERT(std::abs(mass_balance(joined).out - balance.out) <= 1e-9);
        const auto sum = [](std::span<const double> totals) {
            return std::accumulate(totals.begin(), totals.end(), 0.0);
        };
        RC_ASSERT(std::abs(sum(joined.target_totals()) - sum(crosswalk.target_totals())) <= 1e-9);

        const auto back = mass_balance(transposed(crosswalk));
        RC_ASSERT(std::abs(back.in - sum(crosswalk.target_totals())) <= 1e-9);
        RC_ASSERT(std::abs(back.out - balance.out) <= 1e-9);
    }));
}

TEST_CASE("what composing loses is what lies outside on the way, and no more") {
    CHECK(rc::check([] {
        const auto first = *any_crosswalk("a", "b");
        const auto second = completed(*any_crosswalk("b", "c"), "b");
        const auto both = composed(first, second);
        RC_ASSERT(std::abs(mass_balance(both).in - mass_balance(first).in) <= 1e-9);
        double lost = 0.0; // each target's share that lies in none of the second's
        for (const auto& part : first.parts()) {
            const auto& code = first.targets()[part.target];
            const auto at = std::ranges::find(second.sources(), code) - second.sources().begin();
            const auto n = static_cast<std::size_t>(at);
            const double total = second.source_totals()[n];
            const double out = total > 0.0 ? second.source_outside()[n] / total : 1.0;
            lost += part.weight * out;
        }
        RC_ASSERT(std::abs(mass_balance(first).out - lost - mass_balance(both).out) <= 1e-9);
    }));
}

TEST_CASE("a crosswalk restricted to some sources, and to the others, is the whole in two") {
    CHECK(rc::check([] {
        const auto crosswalk = *any_crosswalk("s", "t");
        std::vector<std::string> some;
        std::vector<std::string> others;
        for (const auto& code : crosswalk.sources())
            (*rc::gen::arbitrary<bool>() ? some : others).push_back(code);
        MassBalance sum;
        std::size_t parts = 0;
        for (const auto& half : {restricted(crosswalk, some), restricted(crosswalk, others)}) {
            const auto balance = mass_balance(half);
            sum.in += balance.in;
            sum.out += balance.out;
            sum.outside += balance.outside;
            parts += half.parts().size();
            for (const auto& part : half.parts()) // of_target is still of the whole target
                RC_ASSERT(half.of_target(part) > 0.0 && half.of_target(part) <= 1.0);
        }
        const auto whole = mass_balance(crosswalk);
        RC_ASSERT(parts == crosswalk.parts().size());
        RC_ASSERT(std::abs(sum.in - whole.in) <= 1e-9);
        RC_ASSERT(std::abs(sum.out - whole.out) <= 1e-9);
        RC_ASSERT(std::abs(sum.outside - whole.outside) <= 1e-9);
    }));
}

TEST_CASE("targets are joined under the names given, and those of no group left out") {
    const auto grouped = dissolved(small(), [](const std::string& code) {
        return code == "est" ? std::optional<std::string>("CAF") : std::nullopt;
    });
    REQUIRE(grouped.targets().size() == 1);
    CHECK(grouped.target_totals().front() == 18.0);
    CHECK(mass_balance(grouped).outside == 60.0 - 15.0);
}

TEST_CASE("restricting keeps the sources named and the targets they meet") {
    const std::vector<std::string> kept{"c"};
    const auto one = restricted(small(), kept);
    CHECK(std::vector(one.targets().begin(), one.targets().end()) ==
          std::vector<std::string>{"ouest"});
    CHECK(one.parts().front().weight == 24.0);
    const std::vector<std::string> unknown{"d"};
    CHECK(code_of([&] { (void)restricted(small(), unknown); }) == "CTG-CROSS-013");
}

TEST_CASE("the dominant target holds the largest part, the first by code at a draw") {
    const auto dominant = dominant_targets(small());
    CHECK(dominant[1] == std::pair<std::string, double>("ouest", 0.75));
    const Crosswalk draw({"a", "b"}, {2.0, 1.0}, {"z", "y"}, {1.0, 1.0},
                         {{0, 0, 1.0, PartClass::real}, {0, 1, 1.0, PartClass::real}});
    CHECK(dominant_targets(draw)[0]->first == "y");
    CHECK(dominant_targets(draw)[1] == std::nullopt);
}

TEST_CASE("what a border cuts is cut whatever its weight, through every operation") {
    // All that lives in a is on one side of a border that halves its ground; b is whole.
    const std::vector<std::string> sources{"a", "b"};
    const std::vector<std::string> targets{"est", "ouest"};
    const Crosswalk ground(sources, {10.0, 20.0}, targets, {25.0, 5.0},
                           {{0, 0, 5.0, PartClass::real},
                            {0, 1, 5.0, PartClass::real},
                            {1, 0, 20.0, PartClass::real}});
    const Crosswalk weighed(
        sources, {8.0, 6.0}, targets, {14.0, 0.0},
        {{0, 0, 8.0, PartClass::real}, {0, 1, 0.0, PartClass::real}, {1, 0, 6.0, PartClass::real}},
        {"foyers", "", "by hand", {}, {}});
    const auto crosswalk = weighed.over(ground);
    const auto cuts = [](const Crosswalk& of) {
        std::vector<bool> found;
        for (const auto& part : of.parts())
            found.push_back(of.is_cut(part));
        return found;
    };
    const std::vector expected{true, true, false};
    CHECK(cuts(weighed) == std::vector{false, true, false});
    CHECK(cuts(crosswalk) == expected);
    CHECK(cuts(transposed(transposed(crosswalk))) == expected);
    CHECK(transposed(transposed(crosswalk)) == crosswalk);
    CHECK(cuts(restricted(crosswalk, sources)) == expected);
    CHECK(cuts(settled(crosswalk).crosswalk) == expected);
    CHECK(cuts(dissolved(crosswalk, [](const std::string&) { return "13"; })) ==
          std::vector{false, false});
    const Crosswalk onward(targets, {25.0, 5.0}, {"13"}, {30.0},
                           {{0, 0, 25.0, PartClass::real}, {1, 0, 5.0, PartClass::real}});
    CHECK(cuts(composed(crosswalk, onward)) == std::vector{false, false});
    CHECK(code_of([&] { (void)weighed.over(small()); }) == "CTG-CROSS-001");
}

TEST_CASE("rows of a result add up to the sources") {
    const auto records = records_of(small());
    double area = 0.0;
    for (const auto& row : records.rows)
        area += std::get<double>(row[2]);
    CHECK(area == 60.0);
}

TEST_CASE("a crosswalk that cannot be is refused") {
    CHECK(code_of([] { Crosswalk({"a", "a"}, {1.0, 1.0}, {}, {}, {}); }) == "CTG-CROSS-010");
    CHECK(code_of([] { Crosswalk({"a"}, {-1.0}, {}, {}, {}); }) == "CTG-CROSS-011");
    CHECK(code_of([] {
              Crosswalk({"a"}, {1.0}, {"t"}, {1.0}, {{0, 0, std::nan(""), PartClass::real}});
          }) == "CTG-CROSS-011");
    CHECK(code_of([] { Crosswalk({"a"}, {}, {}, {}, {}); }) == "CTG-CROSS-001");
    CHECK(code_of([] { (void)composed(small(), small()); }) == "CTG-CROSS-012");
}

TEST_CASE("settling gives strips, and a little that lies nowhere, to the largest real part") {
    const Crosswalk drawn({"a", "b"}, {100.0, 100.0}, {"est", "ouest"}, {120.0, 80.0},
                          {{0, 0, 98.8, PartClass::real},
                           {0, 1, 0.7, PartClass::drift},
                           {1, 0, 0.3, PartClass::rounding},
                           {1, 1, 60.0, PartClass::real}});
    const auto [crosswalk, parts, moved] = settled(drawn, {.negligible = 0.01});
    REQUIRE(crosswalk.parts().size() == 2);
    CHECK(std::abs(crosswalk.parts()[0].weight - 100.0) < 1e-12); // with 0.5 that lay nowhere
    CHECK(std::abs(crosswalk.parts()[1].weight - 60.3) < 1e-12);
    CHECK(std::abs(crosswalk.source_outside()[1] - 39.7) < 1e-9); // far from negligible
    CHECK(parts == 3);
    CHECK(std::abs(moved - 1.5) < 1e-9);
}

TEST_CASE("settling follows a hierarchy where it holds something, and keeps a lonely strip") {
    const Crosswalk drawn({"a", "b"}, {100.0, 1.0}, {"est", "ouest"}, {90.0, 20.0},
                          {{0, 0, 60.0, PartClass::real},
                           {0, 1, 39.0, PartClass::real},
                           {1, 0, 0.5, PartClass::drift}});
    const auto home = [](const std::string&) { return std::optional<std::string>("ouest"); };
    const Crosswalk with_strip({"a"}, {100.0}, {"est", "nord", "ouest"}, {60.0, 1.0, 39.0},
                               {{0, 0, 60.0, PartClass::real},
                                {0, 1, 1.0, PartClass::drift},
                                {0, 2, 39.0, PartClass::real}});
    CHECK(settled(with_strip, {.home_of = home}).crosswalk.parts()[1].weight == 40.0);
    CHECK(settled(with_strip).crosswalk.parts()[0].weight == 61.0);
    const auto lonely = settled(drawn).crosswalk.parts_of_source(1);
    REQUIRE(lonely.size() == 1);
    CHECK(lonely[0].part == PartClass::drift);
}

TEST_CASE("settling moves mass and loses none") {
    CHECK(rc::check([] {
        auto seed = *rc::gen::arbitrary<std::size_t>();
        const auto crosswalk = *any_crosswalk("s", "t");
        std::vector<CommonPart> parts(crosswalk.parts().begin(), crosswalk.parts().end());
        for (auto& part : parts)
            part.part = static_cast<PartClass>((seed++ * 7 + part.source) % 3);
        const Crosswalk mixed({crosswalk.sources().begin(), crosswalk.sources().end()},
                              {crosswalk.source_totals().begin(), crosswalk.source_totals().end()},
                              {crosswalk.targets().begin(), crosswalk.targets().end()},
                              {crosswalk.target_totals().begin(), crosswalk.target_totals().end()},
                              parts);
        const auto before = mass_balance(mixed);
        const auto after = mass_balance(settled(mixed).crosswalk);
        RC_ASSERT(std::abs(before.out - after.out) <= 1e-9 * (1.0 + before.out));
        RC_ASSERT(std::abs(before.in - after.in) <= 1e-9);
    }));
}
