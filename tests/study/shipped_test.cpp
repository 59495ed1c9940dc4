// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/shipped.hpp"

#include "ctg/study/study.hpp"

#include "catch.hpp"

#include <algorithm>

TEST_CASE("the shipped study loads without an error or a warning") {
    const auto study = ctg::load_study(ctg::shipped_study());
    CHECK(study.value.geography->communes().size() == 121);
    for (const auto& note : study.notes) {
        INFO(ctg::rendered(note, ctg::Language::english));
        CHECK(note.severity == ctg::Severity::note);
    }
}

TEST_CASE("health names every part, and how to get a missing one") {
    const auto findings = ctg::health();
    for (const auto* name : {"ctg", "GDAL", "GEOS", "PROJ", "study", "vega", "browser"})
        CHECK(std::ranges::count(findings, name, &ctg::Finding::name) == 1);
    for (const auto& finding : findings)
        CHECK(finding.state.empty() != finding.remedy.empty());
}
