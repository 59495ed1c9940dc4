// SPDX-License-Identifier: Apache-2.0
// Crosswalks through the rows of a table.
#include "ctg/crosswalk/crosswalk.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <map>

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

/// The crosswalk in the rows that it is written as, its numbers as CSV has them.
Crosswalk read_again(const Crosswalk& crosswalk) {
    const auto records = records_of(crosswalk, Residues::both);
    std::vector<Table::Row> rows;
    for (const auto& row : records.rows) {
        Table::Row cells;
        for (const auto& value : row) {
            std::string text;
            if (const auto* const word = std::get_if<std::string>(&value)) text = *word;
            if (const auto* const number = std::get_if<double>(&value))
                text = fmt::format("{}", *number);
            cells.push_back({text, 0, 0});
        }
        rows.push_back(std::move(cells));
    }
    std::vector<std::string> columns;
    for (const auto& column : records.columns)
        columns.push_back(column.name);
    return crosswalk_from(Table({"parts.csv", {}, {}, {}, {}}, columns, rows, {}));
}

/// All that a crosswalk says, by codes, whatever their order.
auto content_of(const Crosswalk& crosswalk) {
    std::map<std::string, double> totals;
    for (std::size_t n = 0; n < crosswalk.sources().size(); ++n)
        totals["of source " + crosswalk.sources()[n]] = crosswalk.source_totals()[n];
    for (std::size_t n = 0; n < crosswalk.targets().size(); ++n)
        totals["of target " + crosswalk.targets()[n]] = crosswalk.target_totals()[n];
    std::map<std::pair<std::string, std::string>, std::pair<double, PartClass>> parts;
    for (const auto& part : crosswalk.parts())
        parts[{crosswalk.sources()[part.source], crosswalk.targets()[part.target]}] = {part.weight,
                                                                                       part.part};
    return std::pair(totals, parts);
}

} // namespace

TEST_CASE("a crosswalk written and read again is the same") {
    CHECK(records_of(small(), Residues::both).columns[2].name == "area_m2");
    const auto read = read_again(small());
    CHECK(std::ranges::equal(read.parts(), small().parts()));
    CHECK(std::ranges::equal(read.source_totals(), small().source_totals()));
    CHECK(std::ranges::equal(read.target_totals(), small().target_totals()));
    const auto none = read_again(Crosswalk({}, {}, {}, {}, {}));
    CHECK(none.parts().empty());
}

TEST_CASE("what overlaps keeps its totals when it is written and read again") {
    // Parts at random, with totals that they exceed, fill or leave room in.
    CHECK(rc::check([] {
        std::vector<CommonPart> parts;
        std::vector<double> source_totals;
        std::vector<double> target_totals;
        std::vector<std::string> sources;
        std::vector<std::string> targets;
        const auto total = [] { return *rc::gen::inRange(1, 40'000'000) / 1000.0; };
        const auto count = *rc::gen::inRange<std::uint32_t>(1, 6);
        for (std::uint32_t n = 0; n < count; ++n) {
            sources.push_back("s" + std::to_string(n));
            targets.push_back("t" + std::to_string(n));
            source_totals.push_back(total());
            target_totals.push_back(total());
            for (std::uint32_t t = 0; t < count; ++t)
                if (*rc::gen::arbitrary<bool>())
                    parts.push_back(
                        {n, t, total(), static_cast<PartClass>(*rc::gen::inRange(0, 3))});
        }
        const Crosswalk crosswalk(sources, source_totals, targets, target_totals, parts);
        RC_ASSERT(content_of(read_again(crosswalk)) == content_of(crosswalk));
    }));
}

TEST_CASE("a weight that bears the name of another column is told from it") {
    for (const std::string name : {"class", "of_source", "target", "weight_class", "weight", ""}) {
        const Crosswalk crosswalk({"a"}, {3.0}, {"t"}, {2.0}, {{0, 0, 2.0, PartClass::real}},
                                  {name, "", "by hand", {}, {}});
        const auto read = read_again(crosswalk);
        CHECK(read.origin().weight == name);
        CHECK(content_of(read) == content_of(crosswalk));
    }
    CHECK(weight_column({"class", "", "", {}, {}}) == "weight_class");
    CHECK(weight_column({"weight", "", "", {}, {}}) == "weight");
}

TEST_CASE("rows that tell two totals of one code are refused at their place") {
    const std::vector<std::string> columns{"source", "target", "n", "of_source", "class"};
    const auto read = [&](const std::string& second_share) {
        const auto cell = [](const std::string& text) { return TableCell{text, 2, 1}; };
        return crosswalk_from(
            Table({"parts.csv", {}, {}, {}, {}}, columns,
                  {{cell("a"), cell("est"), cell("5"), cell("0.5"), cell("")},
                   {cell("a"), cell("sud"), cell("5"), cell(second_share), cell("")}},
                  {}));
    };
    CHECK(read("0.5").source_totals()[0] == 10.0);
    CHECK(read("").source_totals()[0] == 10.0);
    try {
        (void)read("0.25");
        FAIL("accepted");
    } catch (const DataError& error) {
        const auto& fault = error.diagnostics().front();
        CHECK(fault.code == "CTG-CROSS-060");
        CHECK(fault.places.front().line == 2);
        CHECK(rendered(fault, Language::english).find("10, then 20") != std::string::npos);
    }
}

TEST_CASE("what a border cuts is still cut when it is written and read again") {
    const Crosswalk ground({"a"}, {10.0}, {"est"}, {5.0}, {{0, 0, 5.0, PartClass::real}});
    const Crosswalk weighed({"a"}, {8.0}, {"est"}, {8.0}, {{0, 0, 8.0, PartClass::real}});
    const auto read = read_again(weighed.over(ground));
    CHECK(records_of(read).columns.back().name == "of_area");
    CHECK(read.is_cut(read.parts()[0]));
    CHECK_FALSE(read_again(weighed).is_cut(weighed.parts()[0]));
}
