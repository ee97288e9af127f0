import { type Browser, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../tools/browser/find-browser.ts";
import { startProduct } from "../tools/browser/running-product.ts";
import { median } from "../tools/drills/percentile.ts";
import { runTool } from "../tools/local/problem.ts";
import { scriptTasksMs, TRACE_CATEGORIES } from "./script-tasks.ts";

/**
 * npm run bench:widget: what the widget costs the page that carries it, on a processor slowed down
 * four times, beside the same bare page with a script that does nothing. Medians of several loads.
 */
const ROUNDS = 11;
const LONG_TASK_MS = 50;
const CPU_SLOWDOWN = 4;
const KEY = "wtfu_00000000000000000000000000000001";
/** Otherwise bare pages, so that whatever takes long is the widget's or the browser's own. */
const FORMS = [
  { name: "plain tag", tag: `<script async src="/widget.js" data-widget-key="${KEY}"></script>` },
  { name: "config inside", tag: `<script async src="/w/${KEY}.js"></script>` },
  { name: "empty script", tag: '<script async src="/bench-empty.js"></script>' },
] as const;
const PAGE_PATH = "/bench-page";
const SCRIPT_ADDRESS = /(?:widget|wtfu_\d+|bench-empty)\.js/;

interface Load {
  /** Of each task in which the page's one script ran. */
  readonly tasksMs: readonly number[];
  readonly layoutShift: number;
}

/** Runs in the page, before anything of it. */
function watchShifts(): void {
  const seen = { shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += Number(Reflect.get(entry, "value"));
  }).observe({ type: "layout-shift", buffered: true });
}

async function openPage(browser: Browser, tag: string): Promise<Page> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const body = `<!doctype html><html lang="en"><title>Bench</title><h1>Bench</h1>${tag}</html>`;
  await page.route(`**${PAGE_PATH}`, (route) =>
    route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
  );
  await page.route("**/bench-empty.js", (route) =>
    route.fulfill({ body: "void 0;", contentType: "text/javascript" }),
  );
  return page;
}

/** Two loads: one that is traced and one that is not, for what is added to a page may shift it. */
async function measureLoad(browser: Browser, url: string, tag: string): Promise<Load> {
  const page = await openPage(browser, tag);
  try {
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(url, { waitUntil: "networkidle" });
    const tasksMs = scriptTasksMs(await browser.stopTracing(), SCRIPT_ADDRESS);
    await page.addInitScript(watchShifts);
    await page.goto(url, { waitUntil: "networkidle" });
    const seen = await page.evaluate(() => Reflect.get(window, "seen") as { shift: number });
    return { tasksMs, layoutShift: seen.shift };
  } finally {
    await page.close();
  }
}

function row(name: string, loads: readonly Load[]): string {
  const longest = loads.map(({ tasksMs }) => Math.max(0, ...tasksMs));
  const together = loads.map(({ tasksMs }) => tasksMs.reduce((sum, one) => sum + one, 0));
  const longLoads = longest.filter((ms) => ms > LONG_TASK_MS).length;
  return [
    name.padEnd(14),
    `longest task ${median(longest).toFixed(0)} ms (most ${Math.max(...longest).toFixed(0)})`,
    `all tasks ${median(together).toFixed(0)} ms`,
    `over ${LONG_TASK_MS} ms in ${longLoads} of ${loads.length} loads`,
    `layout shift ${Math.max(...loads.map((load) => load.layoutShift)).toFixed(4)}`,
  ].join("   ");
}

await runTool(async () => {
  const product = await startProduct();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const loads = FORMS.map((): Load[] => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, form] of FORMS.entries()) {
        const load = await measureLoad(browser, `${product.url}${PAGE_PATH}`, form.tag);
        loads[index]?.push(load);
      }
    }
    console.log(
      `Loading at ${CPU_SLOWDOWN}× CPU slow-down; tasks in which the page's script ran, medians:`,
    );
    for (const [index, form] of FORMS.entries()) console.log(row(form.name, loads[index] ?? []));
  } finally {
    await browser.close();
    await product.stop();
  }
});
process.exit();
