// SPDX-License-Identifier: Apache-2.0
#include "portrait/chart_style.hpp"

#include "portrait/colour.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

constexpr std::string_view vega_lite_5 = "https://vega.github.io/schema/vega-lite/v5.json";
constexpr std::string_view fonts = "Segoe UI, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif";

/// Numbers and dates as d3 formats them in French; English is its own default.
Json french_locale() {
    return {{"number",
             {{"decimal", ","},
              {"thousands", "\u202F"},
              {"grouping", {3}},
              {"currency", {"", "\u00A0€"}},
              {"percent", "\u00A0%"}}},
            {"time",
             {{"dateTime", "%A %e %B %Y à %X"},
              {"date", "%d/%m/%Y"},
              {"time", "%H:%M:%S"},
              {"periods", {"", ""}},
              {"days", {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}},
              {"shortDays", {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."}},
              {"months",
               {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                "septembre", "octobre", "novembre", "décembre"}},
              {"shortMonths",
               {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
                "nov.", "déc."}}}}};
}

Json config_of(Language language) {
    Json config{{"font", fonts},
                {"view", {{"stroke", nullptr}}},
                {"axis",
                 {{"labelColor", colour::ink},
                  {"titleColor", colour::ink},
                  {"labelFontSize", 11},
                  {"titleFontSize", 11},
                  {"titleFontWeight", "normal"},
                  {"gridColor", colour::faint},
                  {"domainColor", colour::neutral},
                  {"tickColor", colour::neutral}}},
                {"legend",
                 {{"labelColor", colour::ink},
                  {"titleColor", colour::ink},
                  {"labelFontSize", 11},
                  {"labelLimit", 0},
                  {"titleFontSize", 11},
                  {"titleFontWeight", "normal"},
                  {"symbolStrokeColor", colour::ink},
                  {"symbolStrokeWidth", 1}}},
                {"text", {{"color", colour::ink}, {"fontSize", 11}}}};
    if (language == Language::french) config["locale"] = french_locale();
    return config;
}

} // namespace

std::string specification_of(Json body, std::string_view description, Language language) {
    Json specification{{"$schema", vega_lite_5},
                       {"description", description},
                       {"background", colour::paper},
                       {"config", config_of(language)}};
    specification.update(body);
    return json_text(specification);
}

} // namespace ctg
