// SPDX-License-Identifier: Apache-2.0
// charts_test.mjs WRITE_CHARTS
//
// Draws the charts that the program writes, by Vega without a browser, and says what is wrong with
// them: what the official schema of Vega-Lite 5 refuses, a warning of Vega-Lite or Vega, a text
// without a value, a drawing wider than the page.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { compile } from "vega-lite";
import * as vega from "vega";

const PAGE_PX = 720; // 690, and what an axis reaches beyond

// Formats such as "color-hex" are Vega's own; unions of types are more than Ajv's strict mode takes.
const schema = createRequire(import.meta.url)("vega-lite-v5/build/vega-lite-schema.json");
const isVegaLite5 = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const folder = mkdtempSync(join(tmpdir(), "ctg-charts-"));
const faults = [];

function loggerFor(name) {
  const logger = vega.logger(vega.Warn);
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

async function check(name) {
  const chart = JSON.parse(readFileSync(join(folder, name), "utf8"));
  if (chart.$schema !== "https://vega.github.io/schema/vega-lite/v5.json")
    faults.push(`${name}: says ${chart.$schema}`);
  if (!isVegaLite5(chart)) faults.push(`${name}: ${worst(isVegaLite5.errors)}`);
  const logger = loggerFor(name);
  const { spec } = compile(chart, { logger });
  const view = new vega.View(vega.parse(spec), { renderer: "none", logger });
  const svg = await view.toSVG();
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
