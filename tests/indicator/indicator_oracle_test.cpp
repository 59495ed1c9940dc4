// SPDX-License-Identifier: Apache-2.0
// Random tables, added up a second time in whole numbers straight from the definitions, and the
// properties of the method.
#include "indicator/small_tables.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <optional>

using ctg::Figure;
using ctg::IndicatorKind;
using ctg::IndicatorRule;
using ctg::IndicatorValue;
using ctg::ValueState;

namespace {

constexpr long base = 5;
const auto geography = geography_of({"13001", "13002", "13003", "13004", "13005", "13006"});

/// A published count, or why there is none.
struct Cell {
    std::optional<long> count;
    std::string mark; ///< "s", "nd", "so"

    [[nodiscard]] std::string text() const { return count ? std::to_string(*count) : mark; }
};

struct Row {
    Cell foyers;
    Cell menages;
};

Cell some_cell(long most) {
    if (*rc::gen::inRange(0, 5) == 0)
        return {std::nullopt, *rc::gen::element<std::string>("s", "nd", "so")};
    return {base * *rc::gen::inRange(0L, most), {}};
}

std::vector<Row> some_rows() {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < geography.communes().size(); ++i) {
        const Cell foyers = some_cell(4);
        rows.push_back({foyers, some_cell(20)});
    }
    return rows;
}

ctg::FigureTable table_of(const std::vector<Row>& rows) {
    std::vector<std::string> lines{"code;foyers;menages"};
    for (std::size_t i = 0; i < rows.size(); ++i)
        lines.push_back("1300" + std::to_string(i + 1) + ";" + rows[i].foyers.text() + ";" +
                        rows[i].menages.text());
    return caf_table(lines);
}

IndicatorRule some_rule() {
    auto rule = *rc::gen::arbitrary<bool>() ? ratio_rule() : count_rule();
    if (*rc::gen::arbitrary<bool>()) rule.rounding = ctg::Rounding{base};
    rule.min_observed = *rc::gen::inRange(0, 5) / 4.0;
    rule.min_count = *rc::gen::element<std::size_t>(0, 5, 11);
    return rule;
}

IndicatorValue value_of(const ctg::FigureTable& table, const IndicatorRule& rule) {
    const std::vector rules{rule};
    const std::vector tables{table};
    const ctg::Zone zone = zone_of("T", {"13001", "13002", "13003", "13004", "13005", "13006"});
    return ctg::indicators_of({"territory", {zone}}, rules, tables, geography).value.at(0);
}

/// What the definitions say, in whole numbers.
struct Plain {
    ValueState state = ValueState::observed;
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;
};

Plain plain_value(const std::vector<Row>& rows, const IndicatorRule& rule) {
    const bool is_ratio = rule.kind == IndicatorKind::ratio;
    long sum = 0;
    long low = 0;
    long high = 0;
    long over = 0;
    long open = 0; // menages of the communes whose foyers are not there
    bool are_parts = true;
    int known = 0;
    int hidden = 0;
    int missing = 0;
    for (const auto& [foyers, menages] : rows) {
        const std::string marks = foyers.mark + "|" + (is_ratio ? menages.mark : "");
        if (marks == "|") {
            ++known;
            sum += *foyers.count;
            // Rounded to the nearest 5: from 2 below, but never below 0, to 2 above.
            const long least = rule.rounding ? std::max(0L, *foyers.count - 2) : *foyers.count;
            low += least;
            high += rule.rounding ? *foyers.count + 2 : *foyers.count;
            over += is_ratio ? *menages.count : 0;
            are_parts = are_parts && (!is_ratio || least <= *menages.count);
            continue;
        }
        if (foyers.mark != "so" && menages.count) open += *menages.count;
        if (marks.starts_with("s|") || marks.ends_with("|s")) {
            ++hidden;
        } else if (marks.find("nd") != std::string::npos) {
            ++missing;
        }
    }
    const int concerned = known + hidden + missing;
    if (concerned == 0) return {ValueState::not_applicable};
    if (known == 0 || known < rule.min_observed * concerned - 1e-9)
        return {hidden >= missing ? ValueState::suppressed : ValueState::not_collected};
    if (sum > 0 && sum < static_cast<long>(rule.min_count)) return {ValueState::suppressed};
    if (is_ratio && over == 0) return {ValueState::not_applicable};
    if (!is_ratio || !are_parts) open = 0;
    const double divisor = is_ratio ? static_cast<double>(over) / 100.0 : 1.0;
    const double all = is_ratio ? static_cast<double>(over + open) / 100.0 : 1.0;
    Plain plain{ValueState::observed, static_cast<double>(low) / all,
                static_cast<double>(sum) / divisor, static_cast<double>(high + open) / all};
    if (low < high) plain.state = ValueState::rounded;
    if (known < concerned) plain.state = ValueState::partial;
    return plain;
}

bool is_near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * (1.0 + std::abs(b));
}

} // namespace

TEST_CASE("values, bounds and states are those of the plain definitions") {
    CHECK(rc::check([] {
        const auto rows = some_rows();
        const auto rule = some_rule();
        const auto ours = value_of(table_of(rows), rule);
        const auto plain = plain_value(rows, rule);
        RC_ASSERT(ctg::name_of(ours.state) == ctg::name_of(plain.state));
        if (!ours.value.is_known()) return;
        RC_ASSERT(is_near(ours.value.low(), plain.low));
        RC_ASSERT(is_near(ours.value.value(), plain.value));
        RC_ASSERT(is_near(ours.value.high(), plain.high));
    }));
}

TEST_CASE("what was counted before rounding lies within the bounds") {
    CHECK(rc::check([] {
        auto truth = some_rows();
        auto published = truth;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            if (!truth[i].foyers.count) continue;
            // Foyers are a part of the menages: a rate above 100 % bounds nothing.
            const long most = truth[i].menages.count.value_or(400);
            truth[i].foyers.count = *rc::gen::inRange(0L, most + 1);
            published[i].foyers.count = (*truth[i].foyers.count + base / 2) / base * base;
        }
        auto rule = some_rule();
        rule.min_count = 0;
        rule.rounding.reset();
        const auto true_value = value_of(table_of(truth), rule).value;
        rule.rounding = ctg::Rounding{base};
        const auto bounds = value_of(table_of(published), rule).value;
        RC_ASSERT(bounds.is_known() == true_value.is_known());
        if (!bounds.is_known()) return;
        RC_ASSERT(bounds.low() <= true_value.value());
        RC_ASSERT(true_value.value() <= bounds.high());
    }));
}

TEST_CASE("a share lies within its bounds whatever the counts that were hidden") {
    CHECK(rc::check([] {
        std::vector<Row> truth;
        auto published = truth;
        for (std::size_t i = 0; i < geography.communes().size(); ++i) {
            const long menages = *rc::gen::inRange(1L, 100L);
            truth.push_back({{*rc::gen::inRange(0L, menages + 1), {}}, {menages, {}}});
            published.push_back(truth.back());
            if (i > 0 && *rc::gen::arbitrary<bool>())
                published.back().foyers = {std::nullopt, *rc::gen::element<std::string>("s", "nd")};
        }
        const auto bounds = value_of(table_of(published), ratio_rule()).value;
        const double share = value_of(table_of(truth), ratio_rule()).value.value();
        RC_ASSERT(bounds.low() <= share + 1e-9);
        RC_ASSERT(share <= bounds.high() + 1e-9);
        RC_ASSERT(bounds.high() <= 100.0 + 1e-9);
    }));
}

TEST_CASE("the order of the rows of a table does not show in the result") {
    CHECK(rc::check([] {
        const auto table = table_of(some_rows());
        std::vector<ctg::Table::Row> rows;
        for (std::size_t row = 0; row < table.table.row_count(); ++row) {
            ctg::Table::Row cells;
            for (std::size_t column = 0; column < table.table.columns().size(); ++column)
                cells.push_back({.text = table.table.text(row, column), .line = row, .column = 1});
            rows.insert(rows.begin() + *rc::gen::inRange<long>(0, std::ssize(rows) + 1), cells);
        }
        const ctg::FigureTable shuffled{
            "caf", {{}, {"code", "foyers", "menages"}, rows, {}}, "commune", std::nullopt};
        const auto rule = some_rule();
        RC_ASSERT((value_of(shuffled, rule) == value_of(table, rule)));
    }));
}
