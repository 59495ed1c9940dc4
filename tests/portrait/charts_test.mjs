// SPDX-License-Identifier: Apache-2.0
// charts_test.mjs WRITE_CHARTS
//
// Draws the charts that the program writes, by Vega without a browser, and says what is wrong with
// them: what the official schema of Vega-Lite 5 refuses, a warning of Vega-Lite or Vega, a text
// without a value, a drawing wider than the page, one that the runtimes of notebooks (Vega 5) and
// of pages (Vega 6) do not draw alike.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { compile } from "vega-lite";
import * as vega from "vega";
import * as vega5 from "vega-v5";

const PAGE_PX = 720; // 690, and what an axis reaches beyond

// Formats such as "color-hex" are Vega's own; unions of types are more than Ajv's strict mode takes.
const require = createRequire(import.meta.url);
const schema = require("vega-lite-v5/build/vega-lite-schema.json");
const isVegaLite5 = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const folder = mkdtempSync(join(tmpdir(), "ctg-charts-"));
const faults = [];

/// Vega-Lite 5 as a notebook loads it: beside Vega 5, where `require` would find the `vega` of pages.
function vegaLite5() {
  const text = readFileSync(require.resolve("vega-lite-v5/build/vega-lite.js"), "utf8");
  const exports = {};
  new Function("exports", "module", "require", text)(exports, { exports }, () => vega5);
  return exports;
}

const runtimes = [
  { name: "Vega 5", vega: vega5, compile: vegaLite5().compile },
  { name: "Vega 6", vega, compile },
];

function loggerFor(name, { logger: loggerOf, Warn }) {
  const logger = loggerOf(Warn);
  logger.warn = (...words) => (faults.push(`${name}: ${words.join(" ")}`), logger);
  logger.error = logger.warn;
  return logger;
}

/// Of the many errors of a union of types, the one that went deepest.
function worst(errors) {
  const depth = (error) => error.instancePath.split("/").length;
  const { instancePath, message } = errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
  return `${instancePath} ${message}`;
}

async function drawn(chart, name, runtime) {
  const logger = loggerFor(`${name}, ${runtime.name}`, runtime.vega);
  const { spec } = runtime.compile(chart, { logger });
  return new runtime.vega.View(runtime.vega.parse(spec), { renderer: "none", logger }).toSVG();
}

/// What a person sees of a drawing: how many shapes of each kind, and its words.
function seen(svg) {
  const shapes = ["path", "rect", "line", "circle", "image"].map((tag) => {
    return `${svg.split(`<${tag}`).length - 1} ${tag}`;
  });
  return [...shapes, ...[...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map((text) => text[1])];
}

async function check(name) {
  const chart = JSON.parse(readFileSync(join(folder, name), "utf8"));
  if (chart.$schema !== "https://vega.github.io/schema/vega-lite/v5.json")
    faults.push(`${name}: says ${chart.$schema}`);
  if (!isVegaLite5(chart)) faults.push(`${name}: ${worst(isVegaLite5.errors)}`);
  const drawings = await Promise.all(runtimes.map((runtime) => drawn(chart, name, runtime)));
  const [before, after] = drawings.map(seen);
  const differing = before.findIndex((part, i) => part !== after[i]);
  if (differing >= 0) faults.push(`${name}: Vega 5 draws ${before[differing]}, 6 ${after[differing]}`);
  const svg = drawings[1];
  for (const wrong of ["undefined", "NaN", ">null<"])
    if (svg.includes(wrong)) faults.push(`${name}: draws ${wrong}`);
  if ((svg.match(/<(path|text|rect)/g) ?? []).length < 5) faults.push(`${name}: nothing drawn`);
  const width = Number(svg.match(/width="([\d.]+)"/)[1]);
  if (width > PAGE_PX) faults.push(`${name}: ${width} px wide`);
}

try {
  execFileSync(process.argv[2], [folder], { stdio: "pipe" });
  const names = readdirSync(folder);
  if (names.length < 20) faults.push(`only ${names.length} charts were written`);
  for (const name of names) await check(name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(fault);
process.exit(faults.length > 0 ? 1 : 0);
