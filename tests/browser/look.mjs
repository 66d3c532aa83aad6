// Opens every report in a folder in headless Chromium, checks it and takes its picture by light, by
// dark, on a narrow screen and on paper. Run by .ci/browser.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = path.resolve(process.argv[2]);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let passed = 0;
const failures = [];
function check(name, holds, what) {
  if (holds) passed += 1;
  else {
    failures.push(`${name}: ${what}`);
    console.error(`! ${name}: ${what}`);
  }
}

// What the pictures of a plan must show, from its plan.json.
function expected(plan) {
  const sum = (list, of) => list.reduce((total, it) => total + of(it), 0);
  const drawnTight = plan.tight.slice(0, 20);
  return {
    heat: plan.groups.length * plan.buckets.length,
    materials: Math.min(30, sum(plan.materials, (it) => it.quotas.length)),
    goals: plan.goals.length,
    tight: sum(drawnTight, (it) => it.buckets.length),
  };
}

// How many bars the board of a plan must have: a task of a group in a bucket, a run of a route.
function bars(plan) {
  const count = (list, is) => list.flat().filter(is).length;
  const tasks = plan.groups.flatMap((it) => it.tasks);
  const at = (list, bucket) => (list === undefined ? 0 : list[bucket]);
  const busy = tasks.map((it) => it.units.map((units, bucket) => units > 0 || at(it.setup_hours, bucket) > 0));
  const started = plan.products.flatMap((it) => it.routes).map((it) => it.started);
  return { group: count(busy, (it) => it), product: count(started, (it) => it > 0) };
}

// The board counted against the plan in both views, read by click and by keyboard.
async function board(page, name, plan) {
  const wanted = bars(plan);
  const shown = () => page.$eval("#board", (it) => ({ ...it.dataset }));
  for (const by of ["product", "group"]) {
    await page.click(`#board button[data-by=${by}]`);
    const found = await shown();
    check(name, Number(found.bars) === wanted[by], `the board by ${by} has ${found.bars} bars, not ${wanted[by]}`);
  }
  const line = page.locator("#board .board-line");
  const hint = await line.textContent();
  await page.locator("#board canvas").focus();
  await page.keyboard.press("ArrowRight");
  const told = await line.textContent();
  check(name, told !== hint && told.length > 30, `the arrow key tells ${told}`);
  await page.click("#board button[data-zoom=week]");
  await page.waitForTimeout(50);
  const week = await shown();
  check(name, Number(week.drawn) > 0, "a week of the board is empty");
  await page.click("#board button[data-zoom=all]");
}

const plans = { "plan-en": "before", "plan-zh": "of-diff", "medium-en": "medium" };

async function look(browser, name) {
  const file = pathToFileURL(path.join(folder, `${name}.html`)).href;
  const context = await browser.newContext({ viewport: { width: 1180, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (it) => it.type() === "error" && errors.push(it.text()));
  page.on("pageerror", (it) => errors.push(String(it)));
  page.on("request", (it) => it.url() !== file && requests.push(it.url()));
  await page.goto(file);

  const paint = await page.evaluate(
    () =>
      new Promise((found) => {
        const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
        const ask = () => (painted() === undefined ? setTimeout(ask, 10) : found(painted()));
        ask();
      }),
  );
  const size = fs.statSync(path.join(folder, `${name}.html`)).size;
  console.log(`${name}: ${(size / 1024).toFixed(0)} kB, first picture after ${paint.toFixed(0)} ms`);
  check(name, size < 10 * 1024 * 1024, `${size} bytes`);

  const pictures = await page.$$eval("svg[role=img]", (all) =>
    all.map((it) => ({
      id: it.getAttribute("aria-labelledby").split("-t ")[0],
      marks: it.querySelectorAll(".mark").length,
      width: it.getBoundingClientRect().width,
    })),
  );
  check(name, pictures.length > 0, "there is no picture");
  for (const it of pictures) {
    check(name, it.marks > 0 && it.width > 300, `picture ${it.id}: ${JSON.stringify(it)}`);
  }
  if (plans[name]) {
    const plan = JSON.parse(fs.readFileSync(path.join(folder, plans[name], "plan.json"), "utf8"));
    for (const [id, count] of Object.entries(expected(plan))) {
      const marks = pictures.find((it) => it.id === id)?.marks ?? 0;
      check(name, marks === count, `${id} has ${marks} marks instead of ${count}`);
    }
  }
  await page.screenshot({ path: path.join(folder, `${name}-light.png`), fullPage: true });

  // By keyboard: the way past the heading first, tables opened by Enter.
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  check(name, first === "skip", `the first stop of the keyboard is ${first}`);
  const summary = page.locator("details summary").first();
  await summary.focus();
  await page.keyboard.press("Enter");
  check(name, await page.locator("details").first().evaluate((it) => it.open), "Enter opens no table");

  if (plans[name]) {
    await board(page, name, JSON.parse(fs.readFileSync(path.join(folder, plans[name], "plan.json"), "utf8")));
  }

  // Tables of a plan are alike: one stays open, so that its cells are looked at too.
  await page.evaluate(axe);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    const serious = found.violations.filter((it) => ["serious", "critical"].includes(it.impact));
    const said = serious.map((it) => `${it.id} (${it.nodes.length}): ${it.nodes[0].html.slice(0, 160)}`);
    check(name, serious.length === 0, `axe, ${scheme}: ${said.join("; ")}`);
  }
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = false)));
  await page.screenshot({ path: path.join(folder, `${name}-dark.png`), fullPage: true });

  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(name, wide <= 0, `a narrow screen scrolls sideways by ${wide}`);
  await page.screenshot({ path: path.join(folder, `${name}-narrow.png`), fullPage: true });
  await page.setViewportSize({ width: 1180, height: 900 });
  await page.pdf({ path: path.join(folder, `${name}-print.pdf`), preferCSSPageSize: true });
  if (plans[name]) {
    const { printed, bars } = await page.$eval("#board", (it) => ({ ...it.dataset }));
    check(name, printed === bars, `${printed} of ${bars} bars of the board are on paper`);
  }

  check(name, errors.length === 0, `console: ${errors.join("; ")}`);
  check(name, requests.length === 0, `requests: ${requests.join(", ")}`);
  await context.close();
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
const names = fs.readdirSync(folder).filter((it) => /-(en|zh)\.html$/.test(it)).sort();
for (const name of names) await look(browser, name.replace(/\.html$/, ""));
await browser.close();
console.log(`browser: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
