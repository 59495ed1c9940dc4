// SPDX-License-Identifier: Apache-2.0
// pages.mjs PAGE...   [CTG_BROWSER=chromium] [RUNS=5]
//
// How long a browser takes to draw pages, from the navigation to the last chart, in milliseconds:
// the least and the median of several runs, each in a context of its own, so that nothing is cached.
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const RUNS = Number(process.env.RUNS ?? 5);
const MOST_MS = 60_000;
const files = process.argv.slice(2);
if (files.length === 0 || !files.every(existsSync)) {
  console.error("pages.mjs PAGE...: pages that `ctg portrait`, `ctg plan --page` or `ctg demo` wrote");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CTG_BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

/// The marks that the page itself leaves: what was parsed when, what was drawn when.
async function timesOf(file) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  page.setDefaultNavigationTimeout(MOST_MS);
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForFunction(() => ["drawn", "failed"].includes(document.documentElement.dataset.charts), {
    timeout: MOST_MS,
  });
  const times = await page.evaluate(() => ({
    state: document.documentElement.dataset.charts,
    charts: document.querySelectorAll("figure.chart.drawn").length,
    drawn: performance.getEntriesByName("drawn")[0]?.startTime ?? NaN, // since the navigation
  }));
  await context.close();
  if (times.state !== "drawn") throw new Error(`${file}: charts ${times.state}`);
  return times;
}

console.log("page\tcharts\tleast ms\tmedian ms");
for (const file of files) {
  const runs = [];
  for (let run = 0; run < RUNS; ++run) runs.push(await timesOf(file));
  const drawn = runs.map((times) => times.drawn).sort((a, b) => a - b);
  const words = [drawn[0], drawn[Math.floor(RUNS / 2)]].map((ms) => ms.toFixed(0));
  console.log([basename(file), runs[0].charts, ...words].join("\t"));
}
await browser.close();
