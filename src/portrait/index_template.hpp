// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// The body of the dashboard. What only a script can serve is hidden until it runs.
inline constexpr std::string_view index_template = R"html(<header class="masthead">
<p class="kicker">{{w.study_kind}}</p>
<h1>{{study}}</h1>
<p class="subtitle">{{subtitle}}</p>
</header>
{{#example}}<p class="banner" role="note"><strong>{{w.example}}</strong> {{example}}</p>
{{/example}}<section>
<h2>{{w.essentials}}</h2>
<ul class="keys">
{{#keys}}<li><span class="label">{{label}}</span>
<span class="value">{{value}}</span>
<span class="compare">{{compare}}</span></li>
{{/keys}}</ul>
</section>
<section>
<h2>{{w.coverage}}</h2>
<div class="controls" role="group" aria-label="{{w.controls}}" hidden>
<label>{{w.basis}} <select id="basis">{{#bases}}<option value="{{index}}">{{name}}</option>{{/bases}}</select></label>
<label>{{w.year}} <input type="range" id="year" min="0" max="{{last_year}}" value="{{last_year}}" step="1"></label>
<output id="year-words" for="year"></output>
<button type="button" id="play">{{w.play}}</button>
{{#has_plan}}<label><input type="checkbox" id="plan"> {{w.with_plan}}</label>
{{/has_plan}}</div>
<div class="readout" id="readout" role="status"></div>
<div class="board">
<div class="board-map" id="map">{{{map}}}
<div class="controls" hidden>
<label>{{w.find_commune}} <input type="search" id="commune" list="communes" autocomplete="off"></label>
<datalist id="communes">{{#commune_names}}<option value="{{.}}"></option>{{/commune_names}}</datalist>
<div class="found" id="found" role="status"></div>
</div></div>
<div class="board-side">
{{#bases}}<div class="of-basis" data-basis="{{index}}">{{{curve}}}</div>
{{/bases}}{{{coverage}}}<p class="reading">{{coverage_reading}}</p>
{{#calendar_page}}<p class="onward"><a href="{{calendar_page}}">{{w.calendar_link}}</a></p>
{{/calendar_page}}{{#scenarios}}<div class="together">
<h3>{{w.scenarios}}</h3>
{{{scenarios}}}<p class="reading">{{w.scenarios_reading}}</p>
</div>
{{/scenarios}}</div>
</div>
</section>
<section>
<h2>{{w.territories}}</h2>
<div class="controls" role="group" aria-label="{{w.ranking_controls}}" hidden>
<label>{{w.filter}} <input type="search" id="filter" autocomplete="off"></label>
<span id="shown" role="status"></span>
</div>
{{{ranking}}}<p class="reading">{{w.ranking_reading}}</p>
<div class="compared" id="compared" hidden>
<h3>{{w.compared}}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="{{w.compared}}"><table id="comparison"><thead></thead><tbody></tbody></table></div>
<button type="button" id="clear">{{w.clear}}</button>
</div>
</section>
<div class="board">
{{#profile}}<section class="together wide">
<h2>{{w.profile}}</h2>
{{{score_maps}}}</section>
{{/profile}}<section class="together">
<h2>{{w.maps}}</h2>
{{{convention_map}}}</section>
</div>
{{{provenance}}}<script type="application/json" id="dashboard">{{{data}}}</script>
)html";

} // namespace ctg
