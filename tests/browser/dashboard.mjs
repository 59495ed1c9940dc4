// SPDX-License-Identifier: Apache-2.0
// What the controls of the dashboard do, by mouse and by keyboard: each is used, and what it shows
// is held against the JSON of the page.

function dataOf(page) {
  return page.$eval("#dashboard", (element) => JSON.parse(element.textContent));
}

function textOf(page, selector) {
  return page.$eval(selector, (element) => element.textContent);
}

function shownRows(page) {
  return page.$$eval("#ranking tbody tr", (rows) =>
    rows.filter((row) => !row.hidden).map((row) => [row.dataset.key, ...[...row.cells].map((c) => c.textContent)]),
  );
}

/// Years by the keyboard, bases and the plan: the words beside them are those of the JSON.
async function checkReadout(page, data, fault) {
  const expect = async (basis, year, isPlanned) => {
    const pair = data.bases[basis].whole;
    const point = (isPlanned && pair[1][year]) || pair[0][year];
    const words = await textOf(page, "#readout");
    if (point && !(words.includes(point.share) && words.includes(String(year))))
      fault(`the readout says "${words}", not ${point.share} in ${year}`);
    for (const [key, ...cells] of await shownRows(page)) {
      const own = data.bases[basis].territories[key];
      const share = ((isPlanned && own[1][year]) || own[0][year])?.share ?? "–";
      if (cells[6] !== share) fault(`${key} is said to be covered by ${cells[6]}, not ${share}`);
      const change = ((isPlanned && own[1][year]) || own[0][year])?.change ?? "–";
      if (cells[7] !== change) fault(`${key} is said to change by ${cells[7]}, not ${change}`);
    }
  };
  const last = data.years.length - 1;
  await expect(0, data.years[last], false);
  await page.focus("#year");
  if (last > 0) {
    await page.keyboard.press("ArrowLeft");
    await expect(0, data.years[last - 1], false);
    await page.keyboard.press("ArrowRight");
  }
  for (let basis = 1; basis < data.bases.length; ++basis) {
    await page.selectOption("#basis", String(basis));
    await expect(basis, data.years[last], false);
    const curves = await page.$$eval(".of-basis", (parts) => parts.filter((p) => !p.hidden).length);
    if (curves !== 1) fault(`${curves} curves are shown`);
  }
  await page.selectOption("#basis", "0");
  if (await page.$("#plan")) {
    await page.focus("#plan");
    await page.keyboard.press("Space");
    await expect(0, data.years[last], true);
    await page.keyboard.press("Space");
  }
}

async function checkSorting(page, fault) {
  const weights = async () =>
    page.$$eval("#ranking tbody tr", (rows) => rows.map((row) => Number(row.cells[5].dataset.sort)));
  const button = "#ranking thead th:nth-child(6) button";
  for (const way of [1, -1]) {
    await page.focus(button);
    await page.keyboard.press("Enter");
    const found = await weights();
    const sorted = [...found].sort((a, b) => way * (a - b));
    if (found.join() !== sorted.join()) fault(`not sorted: ${found.join()}`);
  }
  const said = await page.$eval("#ranking thead th:nth-child(6)", (th) => th.getAttribute("aria-sort"));
  if (said !== "descending") fault(`the order is said to be ${said}`);
}

async function checkSearch(page, data, fault) {
  const commune = data.communes[0];
  const plain = commune.name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  await page.fill("#filter", plain);
  const rows = await shownRows(page);
  for (const key of commune.territories)
    if (!rows.some((row) => row[0] === key)) fault(`${key} holds ${commune.name}, and is not listed`);
  if (!(await textOf(page, "#shown")).includes(String(rows.length))) fault("the count is not told");
  await page.fill("#filter", "");
  await page.fill("#commune", commune.code);
  await page.press("#commune", "Enter");
  const found = await textOf(page, "#found");
  if (!found.includes(commune.name) || !found.includes(commune.since)) fault(`found: ${found}`);
  const links = await page.$$eval("#found a", (all) => all.map((a) => a.getAttribute("href")));
  const pages = commune.territories.map((key) => data.territories[key].page).filter(Boolean);
  if (links.join() !== pages.join()) fault(`the commune leads to ${links.join()}`);
  const isOutlined = await page.$eval("#map figure", (figure) => figure.view.signal("chosen").length === 1);
  if (!isOutlined) fault("the commune found is not outlined");
  await page.fill("#commune", "nulle part");
  await page.press("#commune", "Enter");
  if (!(await textOf(page, "#found")).includes("nulle part")) fault("an unknown commune is not told");
  await page.fill("#commune", "");
  await page.press("#commune", "Enter");
}

async function checkComparison(page, data, fault) {
  const boxes = await page.$$("#ranking tbody input[type=checkbox]");
  const picked = boxes.slice(0, 2);
  for (const box of picked) await box.check();
  const keys = await Promise.all(picked.map((box) => box.getAttribute("value")));
  const names = await page.$$eval("#comparison thead th", (all) => all.map((th) => th.textContent));
  if (names.join() !== keys.map((key) => data.territories[key].name).join()) fault(`compared: ${names}`);
  const cells = await page.$$eval("#comparison tbody tr", (rows) => rows.map((row) => row.cells[1].textContent));
  const facts = data.territories[keys[0]].facts;
  if (cells.slice(3).join() !== facts.join()) fault(`compared by ${cells.slice(3)}, not ${facts}`);
  await page.click("#clear");
  if (await page.isVisible("#compared")) fault("the comparison is still there");
}

async function checkPlay(page, data, fault) {
  if (data.years.length < 2) return;
  await page.click("#play");
  if ((await page.inputValue("#year")) !== "0") fault("play does not begin with the first year");
  await page.waitForFunction(() => document.getElementById("year").value === "1", { timeout: 5000 })
    .catch(() => fault("play does not go on"));
  const state = await textOf(page, "#play");
  if (state === data.words.pause) await page.click("#play");
  await page.fill("#year", String(data.years.length - 1));
}

export async function checkDashboard(page, fault) {
  await page.waitForFunction(() => document.documentElement.dataset.dashboard === "ready")
    .catch(() => fault("the controls do not come"));
  const data = await dataOf(page);
  await checkReadout(page, data, fault);
  await checkSorting(page, fault);
  await checkSearch(page, data, fault);
  await checkComparison(page, data, fault);
  await checkPlay(page, data, fault);
}
