// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// The body of the page of a calendar.
inline constexpr std::string_view calendar_template = R"html(<header class="masthead">
<p class="kicker">{{w.calendar_kind}}</p>
<h1>{{study}}</h1>
<p class="subtitle">{{subtitle}}</p>
</header>
<section>
<h2>{{w.essentials}}</h2>
<ul class="keys">
{{#keys}}<li><span class="label">{{label}}</span>
<span class="value">{{value}}</span>
<span class="compare">{{compare}}</span></li>
{{/keys}}</ul>
</section>
<section class="together">
<h2>{{w.coverage}}</h2>
{{{curve}}}{{#coverage_reading}}<p class="reading">{{coverage_reading}}</p>
{{/coverage_reading}}</section>
<section>
<h2>{{w.calendar}}</h2>
{{{gantt}}}{{{dates}}}<p class="reading">{{w.dates_reading}}</p>
</section>
<section>
<h2>{{w.load}}</h2>
{{{load}}}</section>
{{#map}}<section>
<h2>{{w.maps}}</h2>
{{{map}}}</section>
{{/map}}{{#chance}}<section>
<h2>{{w.chance}}</h2>
{{{histograms}}}{{{forced}}}<p class="reading">{{w.chance_reading}}</p>
</section>
{{/chance}}{{#scenarios}}<section>
<h2>{{w.scenarios}}</h2>
{{{scenarios}}}</section>
{{/scenarios}}{{{provenance}}})html";

} // namespace ctg
