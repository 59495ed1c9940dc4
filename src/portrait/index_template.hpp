// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// The body of the index of a study's pages.
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
<section class="together">
<h2>{{w.coverage}}</h2>
{{{curve}}}{{{coverage}}}<p class="reading">{{coverage_reading}}</p>
</section>
<section>
<h2>{{w.maps}}</h2>
{{{year_map}}}{{{convention_map}}}</section>
<section>
<h2>{{w.territories}}</h2>
{{{ranking}}}<p class="reading">{{w.ranking_reading}}</p>
</section>
{{{provenance}}})html";

} // namespace ctg
