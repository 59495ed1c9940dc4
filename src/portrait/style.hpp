// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// The style sheet of every page: a sheet of A4 on screen and on paper, system fonts, no image.
/// Colours as in colour.hpp.
inline constexpr std::string_view page_style = R"css(
:root {
  --ink: #1b2733; --soft: #4d5b69; --line: #cfd6dd; --faint: #f2f5f7;
  --base: #17406d; --accent: #b3420f; --warn: #fff4d6;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: #e4e8ec; color: var(--ink);
  font: 10.5pt/1.45 "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
}
main {
  width: 100%; max-width: 210mm; margin: 8mm auto; padding: 12mm; background: #fff;
  box-shadow: 0 1px 6px rgba(27, 39, 51, .25);
}
a { color: var(--base); }
/* A mark of direction in one name does not turn what stands beside it. */
a, code, dd, h1, li, span, td, th { unicode-bidi: isolate; }
.masthead { border-bottom: 3px solid var(--base); padding-bottom: 3mm; }
.masthead h1 { margin: 0; text-wrap: balance; font-size: 22pt; line-height: 1.15; color: var(--base); }
.kicker { margin: 0 0 1mm; font-size: 9.5pt; letter-spacing: .02em; color: var(--soft); }
.subtitle { margin: 1.5mm 0 0; color: var(--soft); }
.banner {
  margin: 4mm 0 0; padding: 2mm 3mm; background: var(--warn); border-left: 4px solid #8a6100;
  font-size: 9.5pt;
}
section { margin-top: 7mm; }
h2 {
  margin: 0 0 2.5mm; padding-bottom: 1mm; font-size: 13.5pt; color: var(--base);
  border-bottom: 1px solid var(--line); break-after: avoid;
}
h3 { margin: 3mm 0 1mm; font-size: 11pt; break-after: avoid; }
.keys {
  display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 0; padding: 0;
  list-style: none;
}
@media print, (min-width: 701px) {
  .keys:has(> :nth-child(4):last-child) { grid-template-columns: repeat(4, 1fr); }
}
.keys li {
  display: flex; flex-direction: column; padding: 2.5mm 3mm; background: var(--faint);
  border-top: 3px solid var(--base); break-inside: avoid;
}
.keys .label { font-size: 9pt; line-height: 1.3; color: var(--soft); flex: 1; }
.keys .value { font-size: 19pt; line-height: 1.3; font-weight: 600; color: var(--base); }
.keys .unit { font-size: 10pt; font-weight: 400; color: var(--soft); }
.keys .compare, .keys .rank { font-size: 9pt; }
.keys .rank { font-weight: 600; }
.theme { margin-top: 3mm; }
.theme .pair { break-inside: avoid; }
.theme h3 { margin: 0 0 1mm; }
.generated { margin: 2mm 0 0; padding-left: 3mm; border-left: 3px solid var(--line); font-size: 9pt; line-height: 1.35; }
.theme td.figure .tag { display: table; margin: .5mm 0 0 auto; }
.theme .chart { margin-bottom: 1mm; }
.traces dl { margin: 2mm 0 0; }
.traces dt { margin-top: 2mm; font-weight: 600; }
.traces dd { margin: 0 0 0 4mm; overflow-wrap: anywhere; }
.keys .label a { color: inherit; text-decoration-style: dotted; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm; align-items: start; }
.pair > div { min-width: 0; }
.pair.uneven { grid-template-columns: 290fr 395fr; gap: 4mm; }
.identity { display: grid; grid-template-columns: auto 1fr; gap: 1mm 3mm; margin: 0; font-size: 9.5pt; }
.identity dt { color: var(--soft); }
.identity dd { margin: 0; }
.planned { margin-top: 3mm; padding: 0 3mm 2mm; border-left: 4px solid var(--accent); }
.planned h3 { padding-top: 1mm; color: var(--accent); }
.planned ul { margin: 0; padding-left: 5mm; font-size: 9.5pt; }
.chart { margin: 0 0 3mm; break-inside: avoid; }
.chart figcaption { font-weight: 600; font-size: 10pt; margin-bottom: 1.5mm; }
.drawing svg { display: block; max-width: 100%; height: auto; }
.scroll { overflow-x: auto; margin: 2mm 0; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.35; }
.led th:first-child { width: 42%; }
th, td { padding: 1mm 1.5mm; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--base); vertical-align: bottom; }
.figure { text-align: right; white-space: nowrap; }
th.figure { white-space: normal; }
h2 + .reading { break-after: avoid; }
.theme th { font-size: 8.5pt; line-height: 1.2; }
tr { break-inside: avoid; }
tr.group td { background: var(--faint); font-weight: 600; color: var(--base); }
tr.here td { font-weight: 600; color: var(--accent); }
.tag {
  display: inline-block; padding: 0 1.2mm; border: 1px solid #8a6100; border-radius: 2px;
  background: var(--warn); color: var(--ink); font-size: 8pt; font-weight: 400; line-height: 1.4;
}
.reading { margin: 1.5mm 0; font-size: 9pt; color: var(--soft); }
details { font-size: 9pt; }
summary { cursor: pointer; color: var(--base); }
.method { margin: 0; padding-left: 5mm; font-size: 9.5pt; }
.command { margin: 3mm 0 0; font-size: 9pt; color: var(--soft); }
code { font-family: "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: 8.5pt; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
@media (max-width: 700px) {
  /* Letters shrink with a chart: beyond this it is scrolled. */
  .chart { overflow-x: auto; }
  .chart figcaption, .chart details { position: sticky; left: 0; }
  .drawing svg { max-width: max(100%, 620px); }
  .wide .drawing svg { max-width: none; }
  main { margin: 0; padding: 4mm; box-shadow: none; }
  .keys { grid-template-columns: 1fr 1fr; }
  .pair, .pair.uneven { grid-template-columns: 1fr; }
}
@page { size: A4; margin: 12mm; }
@media print {
  body { background: none; }
  main { margin: 0; padding: 0; max-width: none; box-shadow: none; }
  section { margin-top: 5mm; }
  .together { break-inside: avoid; }
  .chart details { display: none; }
  .drawing svg { max-height: 250mm; }
  a { color: inherit; text-decoration: none; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

/// What the dashboard alone needs beside: controls, two columns. Portraits do without its weight.
inline constexpr std::string_view dashboard_style = R"css(.controls {
  display: flex; flex-wrap: wrap; gap: 2mm 5mm; align-items: center; margin: 0 0 2mm;
  font-size: 9.5pt;
}
.controls label { display: inline-flex; gap: 2mm; align-items: center; }
.controls output { min-width: 3em; font-weight: 600; }
input, select, button { font: inherit; color: inherit; }
button, select, [type="search"] {
  min-height: 8mm; padding: 0 2.5mm; background: #fff; border: 1px solid var(--soft);
  border-radius: 3px;
}
[type="search"] { min-width: 0; width: 60mm; max-width: 100%; }
[type="range"] { accent-color: var(--base); }
[type="checkbox"] { width: 4.5mm; height: 4.5mm; accent-color: var(--base); }
button { cursor: pointer; }
.readout { margin: 0 0 2mm; font-weight: 600; }
.found { margin: 0; flex-basis: 100%; min-height: 1.4em; }
.found span { display: block; }
th button {
  min-height: 0; padding: 0; border: 0; background: none; font-weight: 600; text-align: inherit;
  text-decoration: underline dotted; text-underline-offset: 2px;
}
[aria-sort="ascending"] button::after { content: " ▲"; }
[aria-sort="descending"] button::after { content: " ▼"; }
@media screen and (min-width: 1200px) {
  .dashboard { max-width: 1320px; }
  .board { display: grid; grid-template-columns: 690px 1fr; gap: 6mm; align-items: start; }
  .board > * { min-width: 0; }
}
@media print {
  .controls, .onward, .pick, #clear { display: none; }
  th button { display: contents; } /* else missing on the next sheet */
}
)css";

} // namespace ctg
