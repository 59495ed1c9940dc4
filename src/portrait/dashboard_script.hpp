// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace ctg {

/// What the controls of the dashboard do. It makes no word and no figure: all come from the JSON of
/// the page, and go in as text, never as markup.
inline constexpr std::string_view dashboard_script = R"js(
(function () {
  "use strict";
  var MOST_COMPARED = 4;
  var STEP_MS = 1200;
  var data = JSON.parse(document.getElementById("dashboard").textContent);
  var state = { year: data.years.length - 1, basis: 0, plan: 0, found: [], compared: [], timer: 0 };

  function at(id) { return document.getElementById(id); }
  function filled(phrase) {
    var values = Array.prototype.slice.call(arguments, 1);
    return phrase.replace(/\{\}/g, function () { return values.shift(); });
  }
  function made(name, text, owner) {
    var element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (owner) owner.append(element);
    return element;
  }
  /// Letters without accents nor case, so that "etoile" finds "Étoile".
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function yearName() { return String(data.years[state.year]); }
  function pointOf(pair) { return pair[state.plan][yearName()] || pair[0][yearName()]; }

  function showMap() {
    var chosen = state.found.slice();
    state.compared.forEach(function (key) {
      chosen = chosen.concat(data.territories[key].communes);
    });
    var view = at("map").querySelector("figure").view;
    view.signal("year", Math.max(state.year, 0)).signal("basis", state.basis)
      .signal("plan", state.plan).signal("chosen", chosen);
    return view.runAsync();
  }
  function showReadout() {
    if (state.year < 0) return;
    var basis = data.bases[state.basis];
    var point = pointOf(basis.whole);
    var when = filled(state.plan ? data.words.planned : data.words.signed, yearName());
    at("year-words").textContent = yearName();
    at("year").setAttribute("aria-valuetext", yearName());
    if (!point) { at("readout").textContent = when; return; }
    at("readout").textContent = when + data.words.colon +
      filled(data.words.covered, point.share, basis.unit, point.covered, point.total);
    document.querySelectorAll(".of-basis").forEach(function (part) {
      part.hidden = Number(part.dataset.basis) !== state.basis;
    });
  }
  /// The columns that follow the basis and the year.
  function showShares() {
    var basis = data.bases[state.basis];
    var heads = at("ranking").tHead.rows[0].cells;
    setHead(heads[5], basis.heading);
    setHead(heads[6], data.words.share + " " + yearName());
    rows().forEach(function (row) {
      var point = state.year < 0 ? null : pointOf(basis.territories[row.dataset.key]);
      setCell(row.cells[5], point && point.total, point && point.weight);
      setCell(row.cells[6], point && point.share, point && point.value);
      setCell(row.cells[7], point && point.change, point && point.gain);
    });
  }
  function setHead(head, text) { head.querySelector("button").firstChild.textContent = text; }
  function setCell(cell, text, value) {
    cell.textContent = text || "–";
    cell.dataset.sort = text ? value : "";
  }
  function rows() { return Array.prototype.slice.call(at("ranking").tBodies[0].rows); }

  function show() {
    showReadout();
    showShares();
    showCompared();
    return showMap();
  }

  function sortKey(cell) {
    var text = "sort" in cell.dataset ? cell.dataset.sort : cell.textContent;
    if (text === "" || text === "–") return null;
    var number = Number(text);
    return isNaN(number) ? plain(text) : number;
  }
  function sortBy(head) {
    var column = head.cellIndex;
    var way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    var sorted = rows().sort(function (a, b) {
      var x = sortKey(a.cells[column]), y = sortKey(b.cells[column]);
      if (x === null || y === null) return (x === null) - (y === null); // the unknown come last
      return x < y ? -way : x > y ? way : 0;
    });
    Array.prototype.forEach.call(head.parentNode.cells, function (cell) {
      cell.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", way === 1 ? "ascending" : "descending");
    sorted.forEach(function (row) { row.parentNode.append(row); });
  }
  function filter() {
    var wanted = plain(at("filter").value.trim());
    var shown = 0;
    rows().forEach(function (row) {
      row.hidden = row.words.indexOf(wanted) < 0;
      if (!row.hidden) shown += 1;
    });
    at("shown").textContent = filled(data.words.shown, shown, rows().length);
  }

  function compare(box) {
    var key = box.value;
    state.compared = state.compared.filter(function (other) { return other !== key; });
    if (box.checked && state.compared.length === MOST_COMPARED) {
      box.checked = false;
      at("shown").textContent = filled(data.words.most, MOST_COMPARED);
    } else if (box.checked) {
      state.compared.push(key);
    }
    showCompared();
    showMap();
  }
  function showCompared() {
    at("compared").hidden = state.compared.length === 0;
    var head = at("comparison").tHead, body = at("comparison").tBodies[0];
    head.textContent = body.textContent = "";
    var names = made("tr", undefined, head);
    made("td", undefined, names);
    state.compared.forEach(function (key) {
      var name = made("th", data.territories[key].name, names);
      name.scope = "col";
      name.className = "figure";
    });
    var basis = data.bases[state.basis];
    var point = function (key) { return state.year < 0 ? null : pointOf(basis.territories[key]); };
    line(body, basis.heading, function (key) { return point(key) && point(key).total; });
    line(body, data.words.share + " " + yearName(),
      function (key) { return point(key) && point(key).share; });
    line(body, data.words.change, function (key) { return point(key) && point(key).change; });
    data.facts.forEach(function (name, i) {
      line(body, name, function (key) { return data.territories[key].facts[i]; });
    });
  }
  function line(body, name, wordsOf) {
    var row = made("tr", undefined, body);
    made("th", name, row).scope = "row";
    state.compared.forEach(function (key) {
      made("td", wordsOf(key) || "–", row).className = "figure";
    });
  }

  function find() {
    var wanted = plain(at("commune").value.trim());
    var found = at("found");
    found.textContent = "";
    state.found = [];
    var matches = data.communes.filter(function (commune) {
      return commune.code === wanted || plain(commune.name) === wanted;
    });
    if (matches.length === 0 && wanted !== "")
      matches = data.communes.filter(function (commune) {
        return plain(commune.name).indexOf(wanted) === 0;
      }).slice(0, 1);
    if (matches.length === 0 && wanted !== "")
      found.textContent = filled(data.words.unknown, at("commune").value.trim());
    matches.forEach(function (commune) {
      state.found.push(commune.code);
      if (data.by_territory) commune.territories.forEach(function (key) {
        state.found = state.found.concat(data.territories[key].communes);
      });
      var told = made("span", undefined, found);
      told.append(commune.name + " (" + commune.code + ")" + data.words.colon + commune.since);
      if (commune.territories.length === 0) told.append(", " + data.words.nowhere);
      commune.territories.forEach(function (key, i) {
        told.append(i === 0 ? ". " : ", ");
        var territory = data.territories[key];
        if (territory.page) made("a", territory.name, told).href = territory.page;
        else told.append(territory.name);
      });
    });
    showMap();
  }

  function play() {
    var isPlaying = state.timer !== 0;
    clearInterval(state.timer);
    state.timer = 0;
    at("play").textContent = isPlaying ? data.words.play : data.words.pause;
    if (isPlaying) return;
    if (state.year === data.years.length - 1) setYear(0);
    state.timer = setInterval(function () {
      if (state.year < data.years.length - 1) setYear(state.year + 1);
      if (state.year >= data.years.length - 1) play();
    }, STEP_MS);
  }
  function setYear(year) {
    state.year = year;
    at("year").value = year;
    show();
  }

  /// A box to pick each row by, and heads that sort.
  function prepareRanking() {
    var head = at("ranking").tHead.rows[0];
    Array.prototype.forEach.call(head.cells, function (cell) {
      var button = made("button", cell.textContent);
      button.type = "button";
      button.addEventListener("click", function () { sortBy(cell); });
      cell.textContent = "";
      cell.append(button);
    });
    var picked = document.createElement("th");
    picked.scope = "col";
    picked.className = "pick";
    picked.textContent = data.words.compare;
    head.prepend(picked);
    var nameOf = {};
    data.communes.forEach(function (commune) { nameOf[commune.code] = commune.name; });
    rows().forEach(function (row) {
      var territory = data.territories[row.dataset.key];
      var names = territory.communes.map(function (code) { return nameOf[code] || ""; });
      row.words = plain([territory.name].concat(names).join(" "));
      var box = document.createElement("input");
      box.type = "checkbox";
      box.value = row.dataset.key;
      box.setAttribute("aria-label", data.words.compare + data.words.colon + territory.name);
      box.addEventListener("change", function () { compare(box); });
      var cell = row.insertCell(0);
      cell.className = "pick";
      cell.append(box);
    });
  }

  function begin() {
    prepareRanking();
    document.querySelectorAll(".controls").forEach(function (part) { part.hidden = false; });
    at("basis").addEventListener("change", function () {
      state.basis = Number(this.value);
      show();
    });
    at("year").addEventListener("input", function () { setYear(Number(this.value)); });
    at("play").addEventListener("click", play);
    if (at("plan")) at("plan").addEventListener("change", function () {
      state.plan = this.checked ? 1 : 0;
      show();
    });
    at("filter").addEventListener("input", filter);
    at("commune").addEventListener("change", find);
    at("clear").addEventListener("click", function () {
      state.compared = [];
      document.querySelectorAll("#ranking input").forEach(function (box) { box.checked = false; });
      show();
    });
    filter();
    show().then(function () { document.documentElement.dataset.dashboard = "ready"; });
  }
  // The charts may be there before this script is.
  if (document.documentElement.dataset.charts === "drawn") begin();
  else document.addEventListener("drawn", begin);
})();
)js";

} // namespace ctg
