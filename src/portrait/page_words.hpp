// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace ctg {

/// The fixed words of the pages, by the name that templates call them: {{w.sources}}.
inline constexpr std::array<std::pair<std::string_view, Phrase>, 44> page_words{{
    {"portrait", tr("Territory portrait")},
    {"study_kind", tr("Conventions territoriales globales: coverage, needs, calendar")},
    {"example", tr("Example study.")},
    {"essentials", tr("At a glance")},
    {"keys_reading",
     tr("The last figures are the indicators that bring most points to the total score.")},
    {"place_and_convention", tr("Situation and convention")},
    {"profile", tr("Profile by theme and logic")},
    {"profile_reading",
     tr("How to read: each cell goes from 0 to 100 between fixed goalposts; the darker, the "
        "greater the need. Rank 1 is the greatest need among the territories of the study.")},
    {"indicators", tr("Indicators by theme")},
    {"indicators_reading",
     tr("Rank 1 is the greatest need. [a; b] are the bounds that rounding or missing data leave "
        "open. A value under statistical secrecy is never replaced by zero.")},
    {"coverage", tr("Coverage by year")},
    {"communes", tr("The communes")},
    {"maps", tr("Conventions in force")},
    {"territories", tr("The territories")},
    {"ranking_reading",
     tr("Territories are in the order of their total score: rank 1 is the greatest need. The range "
        "is that of the ranks which rounded or missing data leave possible.")},
    {"calendar_kind", tr("Conventions territoriales globales: calendar of signatures")},
    {"calendar", tr("Who signs when")},
    {"dates_reading", tr("Each date is the earliest that the rules and the other signatures leave: "
                         "what stands before it is told, the nearest first.")},
    {"load", tr("Work of the antennes")},
    {"chance", tr("What may come of it")},
    {"chance_reading",
     tr("Draws of who engages, is refused, tries again and is renewed. Where one large territory "
        "decides, the coverage has two humps: neither is its mean.")},
    {"scenarios", tr("Scenarios compared")},
    {"scenarios_reading",
     tr("Each scenario is a calendar under rules of its own; all are drawn by the same chances.")},
    {"calendar_link", tr("The page of the calendar: who signs when, and what may come of it")},
    {"controls", tr("What the map shows")},
    {"basis", tr("Share of")},
    {"year", tr("Year")},
    {"play", tr("Play")},
    {"with_plan", tr("as if the calendar is followed")},
    {"find_commune", tr("Find a commune")},
    {"ranking_controls", tr("Which territories are listed")},
    {"filter", tr("Filter by territory or commune")},
    {"compared", tr("Territories compared")},
    {"clear", tr("Compare none")},
    {"table", tr("Table")},
    {"generated", tr("generated sentence")},
    {"comparison", tr("Beside other territories")},
    {"traces", tr("Where the figures come from")},
    {"traces_reading", tr("For each figure, its file, its lines and its rule")},
    {"sources", tr("Sources")},
    {"method", tr("Method and rules of counting")},
    {"made_by", tr("Made by the command:")},
    {"no_script", tr("The charts need JavaScript; the tables say the same.")},
    {"table_behind", tr("Data of the chart")},
}};

} // namespace ctg
