// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// Draws every chart of a page as SVG, expressions being interpreted, never compiled: the policy of
/// the page forbids it. Without it, the tables behind the charts say the same.
inline constexpr std::string_view page_script = R"js(
(function () {
  "use strict";
  // Shapes that several charts draw are written once.
  var shared = document.getElementById("shapes");
  var shapes = shared ? JSON.parse(shared.textContent) : [];
  function giveShapes(part) {
    var values = part.data && part.data.values;
    if (values && values.shared !== undefined) part.data.values = shapes[values.shared];
    (part.layer || part.concat || []).forEach(giveShapes);
    return part;
  }
  function draw(figure) {
    var specification = giveShapes(JSON.parse(figure.querySelector("script").textContent));
    var program = vega.parse(vegaLite.compile(specification).spec, null, { ast: true });
    var view = new vega.View(program, {
      container: figure.querySelector(".drawing"),
      expr: vega.expressionInterpreter,
      hover: true,
      renderer: "svg"
    });
    figure.view = view; // for the controls of the page
    return view.runAsync().then(function () { figure.classList.add("drawn"); });
  }
  // What scrolls sideways can be reached, and scrolled, by the keyboard.
  function openToKeyboard() {
    document.querySelectorAll(".scroll, .chart").forEach(function (part) {
      if (part.scrollWidth <= part.clientWidth || part.tabIndex === 0) return;
      part.tabIndex = 0;
      part.setAttribute("role", "region");
      part.setAttribute("aria-label", document.documentElement.dataset.table);
    });
  }
  var charts = Array.prototype.slice.call(document.querySelectorAll("figure.chart"));
  Promise.all(charts.map(draw)).then(
    function () {
      openToKeyboard();
      performance.mark("drawn"); // for those who measure
      document.documentElement.dataset.charts = "drawn";
      document.dispatchEvent(new Event("drawn"));
    },
    function (error) {
      document.documentElement.dataset.charts = "failed";
      console.error(error);
    }
  );
})();
)js";

} // namespace ctg
