// SPDX-License-Identifier: Apache-2.0
// Official files as published. Expected sums were made with awk on the same files.
#include "ctg/indicator/indicator.hpp"

#include "ctg/reading/read.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

using ctg::Figure;

namespace {

const std::filesystem::path shared{CTG_SHARED_DATA};

/// The 119 communes of Bouches-du-Rhône as one territory.
ctg::Zoning departement_of(const ctg::Geography& geography) {
    ctg::Zone zone;
    zone.key = "13";
    for (const auto& commune : geography.communes())
        zone.communes.push_back(commune.code);
    return {"total", {zone}};
}

ctg::Geography bouches_du_rhone() {
    const auto layer = ctg::read_layer(shared / "bouches-du-rhone/communes.geojson").value;
    return ctg::geography_from(layer, ctg::GeographyYear{2025}).value;
}

ctg::FigureTable table_of(const std::string& file, const std::string& code_column) {
    const auto table = ctg::read_table(shared / "indicators" / file);
    return {"t", table.renamed({{"code", code_column}}), "commune", std::nullopt};
}

ctg::Checked<std::vector<ctg::IndicatorValue>> valued(const ctg::FigureTable& table,
                                                      const ctg::IndicatorRule& rule) {
    const auto geography = bouches_du_rhone();
    const std::vector rules{rule};
    const std::vector tables{table};
    return ctg::indicators_of(departement_of(geography), rules, tables, geography);
}

bool has_note(const std::vector<ctg::Diagnostic>& notes, std::string_view code) {
    return std::ranges::find(notes, code, &ctg::Diagnostic::code) != notes.end();
}

} // namespace

TEST_CASE("Filosofi has Marseille and its arrondissements: its persons count once") {
    ctg::IndicatorRule rule;
    rule.id = "personnes";
    rule.table = "t";
    rule.kind = ctg::IndicatorKind::count;
    rule.numerator = "NBPERSMENFISC21";
    const auto checked = valued(table_of("filosofi-2021-communes.csv", "CODGEO"), rule);
    // 13055 has 773 344, its sixteen arrondissements 773 347.
    CHECK(checked.value.at(0).value == Figure::exact(1'918'952.0));
    CHECK(checked.value.at(0).state == ctg::ValueState::observed);
    CHECK(has_note(checked.notes, "CTG-IND-006"));
}

TEST_CASE("births come by arrondissement only: Marseille is in the rate all the same") {
    ctg::IndicatorRule rule;
    rule.id = "naissances";
    rule.table = "t";
    rule.numerator = "naissances_2022";
    rule.denominator = "population_2021";
    rule.scale = 1000.0;
    const auto checked = valued(table_of("rp2021-etat-civil2022-communes.csv", "insee_com"), rule);
    const auto& value = checked.value.at(0);
    CHECK(value.numerator == Figure::exact(24'407.0));
    CHECK(value.denominator == Figure::exact(2'056'943.0));
    CHECK(value.value.value() == Approx(11.865666671366197).epsilon(1e-14));
    CHECK(has_note(checked.notes, "CTG-IND-005"));
}
