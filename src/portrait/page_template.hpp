// SPDX-License-Identifier: Apache-2.0
// The mustache templates that all pages share. {{x}} escapes; {{{x}}} is for what html.cpp made
// safe.
#pragma once

#include <string_view>

namespace ctg {

/// The whole document around the body of a page.
inline constexpr std::string_view document_template = R"html(<!DOCTYPE html>
<html lang="{{lang}}" data-table="{{w.table}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="ctg {{version}}">
<title>{{title}}</title>
<style>{{{style}}}</style>
</head>
<body>
<main{{#kind}} class="{{kind}}"{{/kind}}>
{{{body}}}</main>
<noscript><p class="banner">{{w.no_script}}</p></noscript>
{{#scripts}}<script>{{{text}}}</script>
{{/scripts}}</body>
</html>
)html";

/// A chart, its specification as data, and the table behind it.
inline constexpr std::string_view chart_template = R"html(<figure class="chart">
<figcaption>{{title}}</figcaption>
<div role="img" aria-label="{{title}}. {{description}}"><div class="drawing" aria-hidden="true"></div></div>
<script type="application/json">{{{specification}}}</script>
<details><summary>{{w.table_behind}}</summary>
{{{table}}}</details>
</figure>
)html";

/// A table of words. Columns that hold figures are aligned right.
inline constexpr std::string_view table_template =
    R"html(<div class="scroll"><table{{#id}} id="{{id}}"{{/id}}{{#is_led_by_text}} class="led"{{/is_led_by_text}}>
<thead><tr>{{#head}}<th scope="col"{{#is_figure}} class="figure"{{/is_figure}}>{{text}}</th>{{/head}}</tr></thead>
<tbody>
{{#rows}}<tr{{#mark}} class="{{mark}}"{{/mark}}{{#key}} data-key="{{key}}"{{/key}}>{{#cells}}<td{{#is_figure}} class="figure"{{/is_figure}}{{#sort}} data-sort="{{sort}}"{{/sort}}>{{#link}}<a href="{{link}}">{{text}}</a>{{/link}}{{^link}}{{text}}{{/link}}{{#tag}} <span class="tag">{{tag}}</span>{{/tag}}</td>{{/cells}}</tr>
{{/rows}}</tbody></table></div>
)html";

/// What a page says of where its figures come from, and of how they were made.
inline constexpr std::string_view provenance_template = R"html(<section>
<h2>{{w.sources}}</h2>
{{{sources}}}</section>
<section>
<h2>{{w.method}}</h2>
<ul class="method">{{#method}}<li>{{.}}</li>{{/method}}</ul>
{{#has_notes}}<details class="notes"><summary>{{notes_title}}</summary>
<ul>{{#notes}}<li><code>{{code}}</code> {{words}}</li>{{/notes}}</ul></details>
{{/has_notes}}<p class="command">{{w.made_by}}<br><code>{{command}}</code></p>
</section>
)html";

} // namespace ctg
