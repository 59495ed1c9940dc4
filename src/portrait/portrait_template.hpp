// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// The body of a territory's page.
inline constexpr std::string_view portrait_template = R"html(<header class="masthead">
<p class="kicker">{{w.portrait}} · <a href="index.html">{{study}}</a></p>
<h1>{{name}}</h1>
<p class="subtitle">{{subtitle}}</p>
<p class="subtitle">{{status}}</p>
</header>
{{#example}}<p class="banner" role="note"><strong>{{w.example}}</strong> {{example}}</p>
{{/example}}<section>
<h2>{{w.essentials}}</h2>
<ul class="keys">
{{#keys}}<li><span class="label"><a href="#{{trace}}">{{label}}</a>{{#tag}} <span class="tag">{{tag}}</span>{{/tag}}</span>
<span class="value">{{value}}{{#unit}} <span class="unit">{{unit}}</span>{{/unit}}</span>
<span class="compare">{{compare}}</span>
{{#change}}<span class="compare">{{change}}</span>
{{/change}}<span class="rank">{{rank}}</span></li>
{{/keys}}</ul>
{{#profile}}<p class="reading">{{w.keys_reading}}</p>
{{/profile}}</section>
<section>
<h2>{{w.place_and_convention}}</h2>
<div class="pair">
<div>{{{locator}}}</div>
<div>
<dl class="identity">
{{#identity}}<dt>{{term}}</dt><dd>{{words}}</dd>
{{/identity}}</dl>
</div>
</div>
{{{conventions}}}{{#planned}}<div class="planned">
<h3>{{title}}</h3>
<ul>{{#reasons}}<li>{{.}}</li>{{/reasons}}</ul>
</div>
{{/planned}}</section>
{{#profile}}<section class="together">
<h2>{{w.profile}}</h2>
<p class="reading">{{w.profile_reading}}</p>
<div class="pair uneven">
<div>{{{heatmap}}}</div>
<div>{{{bars}}}</div>
</div>
</section>
{{{comparison}}}<section>
<h2>{{w.indicators}}</h2>
<p class="reading">{{w.indicators_reading}}</p>
{{#themes}}<section class="theme">
<h3>{{heading}}</h3>
<div class="pair">
<div>{{{map}}}</div>
<div>{{{strip}}}<p class="generated">{{sentence}} <span class="tag">{{w.generated}}</span></p></div>
</div>
{{{table}}}</section>
{{/themes}}</section>
{{/profile}}<section class="together">
<h2>{{w.coverage}}</h2>
{{{curve}}}{{{coverage}}}<p class="reading">{{coverage_reading}}</p>
</section>
<section>
<h2>{{w.communes}}</h2>
{{{communes_map}}}{{{communes}}}</section>
<section>
<h2>{{w.traces}}</h2>
<details class="traces"><summary>{{w.traces_reading}}</summary>
<dl>
{{#traces}}<dt id="{{id}}">{{term}}</dt>{{#words}}<dd>{{.}}</dd>{{/words}}
{{/traces}}</dl></details>
</section>
{{{provenance}}})html";

/// The territory beside those compared.
inline constexpr std::string_view comparison_template = R"html(<section class="wide">
<h2>{{w.comparison}}</h2>
{{{table}}}{{{chart}}}</section>
)html";

} // namespace ctg
