// SPDX-License-Identifier: Apache-2.0
// charts_test.mjs WRITE_CHARTS
//
// Draws the charts that the program writes, by Vega without a browser, and says what is wrong with
// them: a warning of Vega-Lite or Vega, a text without a value, a drawing wider than the page.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "vega-lite";
import * as vega from "vega";

const PAGE_PX = 720; // 690, and what an axis reaches beyond

const folder = mkdtempSync(join(tmpdir(), "ctg-charts-"));
const faults = [];

function loggerFor(name) {
  const logger = vega.logger(vega.Warn);
  logger.warn = (...words) => (faults.push(`${name}: ${words.join(" ")}`), logger);
  logger.error = logger.warn;
  return logger;
}

async function check(name) {
  const chart = JSON.parse(readFileSync(join(folder, name), "utf8"));
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
