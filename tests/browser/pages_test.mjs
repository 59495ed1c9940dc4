// SPDX-License-Identifier: Apache-2.0
// pages_test.mjs CTG HOSTILE_PAGES CHROMIUM
//
// Opens the pages that the two programs write and says what is wrong with them: an error on the
// console, a request beyond the file, a chart that is not drawn, a bitmap, something wider than the
// paper or the phone, a control that does not do what it says, what axe-core holds for a serious
// fault, a PDF with a bitmap or without its fonts.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkDashboard } from "./dashboard.mjs";

const SKIPPED = 77; // as in tests/CMakeLists.txt
const PAPER_PX = 703; // 186 mm at 96 px an inch: A4 less its margins
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1366, height: 768 };
const LEAST_LETTER_PX = 7.5; // of charts, as the screen of a phone shows them
const A4_POINTS = [595, 842];
const MOST_BYTES = 1.2e6;
const MOST_MS = 10_000; // a bound against hanging; the goal, 1 s, is that of an idle machine

const [ctg, hostilePages, chromiumPath] = process.argv.slice(2);
if (!chromiumPath || chromiumPath.endsWith("NOTFOUND")) {
  console.log("skipped: no Chromium (Debian's package is `chromium`)");
  process.exit(SKIPPED);
}
const { chromium } = await import("playwright-core");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const study = join(dirname(fileURLToPath(import.meta.url)), "../../data/bouches-du-rhone/study.toml");

const folder = mkdtempSync(join(tmpdir(), "ctg-pages-"));
const faults = [];

function pagesIn(name) {
  const path = join(folder, name);
  return readdirSync(path)
    .filter((file) => file.endsWith(".html"))
    .map((file) => join(path, file));
}

async function watched(browser, url) {
  const page = await browser.newPage({ viewport: LAPTOP });
  const fault = (text) => faults.push(`${url}: ${text}`);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) fault(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`script: ${error}`));
  page.on("dialog", (dialog) => {
    fault("a dialog opened");
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== url) fault(`request: ${request.url().slice(0, 120)}`);
  });
  return { page, fault };
}

/// What of `selector` reaches beyond `width`: nothing may be cut by the paper.
function wideElements(page, width) {
  return page.evaluate((limit) => {
    const isClipped = (element) => element.parentElement.closest(".scroll, .chart") && !matchMedia("print").matches;
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > limit + 1 && !isClipped(element))
      .map((element) => `${element.tagName}.${element.className.baseVal ?? element.className}`)
      .slice(0, 3);
  }, width);
}

/// The policy stands: neither text nor an element put in becomes code. Last of what is watched,
/// since a refusal is told on the console.
async function checkPolicy(page, fault) {
  page.removeAllListeners("console");
  const ran = await page.evaluate(async () => {
    setTimeout("window.ranFromText = true", 0);
    const script = document.createElement("script");
    script.textContent = "window.ranFromElement = true";
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return window.ranFromText || window.ranFromElement;
  });
  if (ran) fault("the policy lets what is put in become code");
}

/// The texts of charts whose letters are too small to be read on the screen as it is.
function smallTexts(page) {
  return page.evaluate((least) => {
    const scaleOf = ({ a, b }) => Math.hypot(a, b); // also of what is turned
    const heightOf = (text) => parseFloat(getComputedStyle(text).fontSize) * scaleOf(text.getScreenCTM());
    return [...document.querySelectorAll(".drawing svg text")]
      .filter((text) => text.textContent && text.getClientRects().length > 0 && heightOf(text) < least)
      .map((text) => `${heightOf(text).toFixed(1)} px: ${text.textContent}`)
      .slice(0, 3);
  }, LEAST_LETTER_PX);
}

async function checkCharts(page, fault, least) {
  const charts = await page.$$eval("figure.chart", (figures) =>
    figures.filter((figure) => !figure.closest("[hidden]")).map((figure) => {
      const svg = figure.querySelector(".drawing svg");
      const box = svg?.getBoundingClientRect() ?? { width: 0, height: 0 };
      return {
        title: figure.querySelector("figcaption").textContent,
        marks: svg?.querySelectorAll("path, text").length ?? 0,
        isLarge: box.width > 100 && box.height > 40,
        label: figure.querySelector("[role=img]")?.getAttribute("aria-label"),
        rows: figure.querySelectorAll("details tbody tr").length,
      };
    }),
  );
  if (charts.length < least) fault(`${charts.length} charts`);
  for (const { title, marks, isLarge, label, rows } of charts) {
    if (!isLarge || marks < 3) fault(`chart not drawn: ${title}`);
    if (!label?.includes(title)) fault(`chart without words: ${title}`);
    if (rows === 0) fault(`chart without its table: ${title}`);
  }
  const bitmaps = await page.$$("canvas, img, image");
  if (bitmaps.length > 0) fault(`${bitmaps.length} bitmaps`);
}

async function checkWidths(page, fault) {
  for (const element of await wideElements(page, LAPTOP.width)) fault(`wider than a laptop: ${element}`);
  await page.setViewportSize(PHONE);
  for (const element of await wideElements(page, PHONE.width)) fault(`wider than a phone: ${element}`);
  for (const text of await smallTexts(page)) fault(`too small on a phone: ${text}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > PHONE.width) fault(`the page scrolls sideways on a phone: ${width} px`);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: PAPER_PX, height: 1000 });
  for (const element of await wideElements(page, PAPER_PX)) fault(`wider than A4: ${element}`);
}

async function checkPaper(page, fault) {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const count = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (count < 1 || count > 12) fault(`${count} pages on paper`);
  const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
  const isA4 = Math.abs(width - A4_POINTS[0]) < 2 && Math.abs(height - A4_POINTS[1]) < 2;
  if (!isA4) fault(`paper of ${width} × ${height} points`);
  return count;
}

/// What axe-core holds for serious: contrast, names of controls, order of headings…
async function checkAccess(page, fault) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run()).violations);
  for (const { id, impact, nodes } of violations)
    if (["serious", "critical"].includes(impact))
      fault(`axe: ${impact} ${id}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`);
}

function wordsOf(program, ...options) {
  const { error, stdout } = spawnSync(program, options, { encoding: "utf8" });
  return error ? null : stdout.trim().split("\n").slice(2);
}

/// Of a PDF on disk: maps are drawn, not painted, and its fonts go with it.
function checkPdf(file) {
  if (!existsSync(file)) return faults.push(`${file}: not written`);
  if (!readFileSync(file).subarray(0, 5).equals(Buffer.from("%PDF-"))) faults.push(`${file}: no PDF`);
  const images = wordsOf("pdfimages", "-list", file);
  if (images?.length > 0) faults.push(`${file}: ${images.length} bitmaps`);
  const fonts = wordsOf("pdffonts", file);
  if (fonts?.length === 0) faults.push(`${file}: no font`);
  for (const font of fonts ?? [])
    if (!/ yes (yes|no) (yes|no) +\d/.test(font)) faults.push(`${file}: a font is not embedded: ${font}`);
}

/// Pictures of a chart: XML that says its size, and dots twice as many.
async function checkPictures(browser) {
  for (const name of ["ladder.svg", "ladder.png"])
    execFileSync(ctg, ["chart", "ladder", study, "--out", join(folder, name)], {
      stdio: "pipe", env: { ...process.env, CTG_BROWSER: chromiumPath },
    });
  const page = await browser.newPage();
  const [fault, width] = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const shapes = drawing.querySelectorAll("path, text").length;
    return [drawing.querySelector("parsererror")?.textContent || (shapes > 20 ? "" : "nothing drawn"),
      Number(drawing.getAttribute("width"))];
  }, readFileSync(join(folder, "ladder.svg"), "utf8"));
  await page.close();
  if (fault) faults.push(`ladder.svg: ${fault}`);
  const png = readFileSync(join(folder, "ladder.png"));
  if (png.toString("latin1", 1, 4) !== "PNG") faults.push("ladder.png: no PNG");
  if (png.readUInt32BE(16) !== 2 * Math.ceil(width)) faults.push(`ladder.png: ${png.readUInt32BE(16)} dots for ${width} px`);
}

async function checkPage(browser, file) {
  const url = pathToFileURL(file).href;
  const { page, fault } = await watched(browser, url);
  const began = performance.now();
  await page.goto(url);
  await page
    .waitForFunction(() => document.documentElement.dataset.charts === "drawn", { timeout: MOST_MS })
    .catch(() => fault("charts not drawn in time"));
  const drawnIn = Math.round(performance.now() - began);
  const { size } = statSync(file);
  if (size > MOST_BYTES) fault(`${size} bytes`);
  await checkCharts(page, fault, file.includes("charts") ? 1 : 2);
  await checkAccess(page, fault);
  if (file.endsWith("index.html")) await checkDashboard(page, fault);
  await checkWidths(page, fault);
  const papers = await checkPaper(page, fault);
  await checkPolicy(page, fault);
  await page.close();
  return { drawnIn, papers };
}

try {
  execFileSync(ctg, ["demo", "--out", join(folder, "demo")], { stdio: "pipe" });
  execFileSync(hostilePages, [join(folder, "hostile")], { stdio: "pipe" });
  execFileSync(ctg, ["portrait", study, "marseille", "--compare", "accm,ct-pays-aix", "--pdf",
    "--out", join(folder, "compared")], { stdio: "pipe", env: { ...process.env, CTG_BROWSER: chromiumPath } });
  for (const chart of ["ladder", "lorenz", "map", "multiples", "types"])
    execFileSync(ctg, ["chart", chart, study, "--out", join(folder, "charts", `${chart}.html`)], { stdio: "pipe" });
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
      "--disable-component-update", "--disable-sync"],
  });
  const files = [...pagesIn("demo"), ...pagesIn("hostile"), ...pagesIn("compared"), ...pagesIn("charts")];
  if (files.length < 5) faults.push(`only ${files.length} pages were written`);
  for (const file of files) {
    const { drawnIn, papers } = await checkPage(browser, file);
    console.log(`${file}: drawn in ${drawnIn} ms, ${papers} pages on paper`);
  }
  await checkPictures(browser);
  await browser.close();
  for (const file of pagesIn("compared")) checkPdf(file.replace(/html$/, "pdf"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
console.log(`${faults.length} fault(s)`);
process.exit(faults.length === 0 ? 0 : 1);
