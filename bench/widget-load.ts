import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findBrowser } from "../tools/browser/find-browser.ts";
import { startProduct } from "../tools/browser/running-product.ts";
import { runTool } from "../tools/local/problem.ts";

/**
 * npm run bench:widget: what the widget costs the page that carries it, on a processor slowed down
 * four times, beside the same bare page without the tag. Medians of several loads.
 */
const ROUNDS = 5;
const CPU_SLOWDOWN = 4;
const KEY = "wtfu_00000000000000000000000000000001";
/** Otherwise bare pages, so that whatever takes long is the widget's or the browser's own. */
const FORMS = [
  { name: "plain tag", tag: `<script async src="/widget.js" data-widget-key="${KEY}"></script>` },
  { name: "config inside", tag: `<script async src="/w/${KEY}.js"></script>` },
  { name: "no widget", tag: "" },
] as const;
const PAGE_PATH = "/bench-page";

interface Load {
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly layoutShift: number;
  readonly launcherMs: number | null;
}

/** Runs in the page, before anything of it. */
function watchLoad(): void {
  const seen = { tasksMs: [] as number[], shift: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasksMs.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += Number(Reflect.get(entry, "value"));
  }).observe({ type: "layout-shift", buffered: true });
}

async function measureLoad(browser: Browser, url: string, tag: string): Promise<Load> {
  const page = await browser.newPage();
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addInitScript(watchLoad);
    const body = `<!doctype html><html lang="en"><title>Bench</title><h1>Bench</h1>${tag}</html>`;
    await page.route(`**${PAGE_PATH}`, (route) =>
      route.fulfill({ body, contentType: "text/html; charset=utf-8" }),
    );
    await page.goto(url, { waitUntil: "load" });
    const launcherMs = tag ? await launcherTime(page) : null;
    await settle(page, session);
    const seen = await page.evaluate(
      () => Reflect.get(window, "seen") as { tasksMs: number[]; shift: number },
    );
    return {
      longestTaskMs: Math.max(0, ...seen.tasksMs),
      longTasks: seen.tasksMs.length,
      layoutShift: seen.shift,
      launcherMs,
    };
  } finally {
    await page.close();
  }
}

async function launcherTime(page: Page): Promise<number> {
  await page.locator("[data-part=launcher]").waitFor({ state: "visible" });
  return page.evaluate(() => performance.now());
}

/** Until the page has nothing left to do. */
async function settle(page: Page, session: CDPSession): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 2_000 })),
  );
  await session.detach();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function row(name: string, loads: readonly Load[]): string {
  const longest = Math.max(...loads.map((load) => load.longestTaskMs));
  const launcher = loads.flatMap((load) => load.launcherMs ?? []);
  return [
    name.padEnd(14),
    `${median(loads.map((load) => load.longTasks))} tasks over 50 ms`,
    `longest ${longest.toFixed(0)} ms`,
    `layout shift ${Math.max(...loads.map((load) => load.layoutShift)).toFixed(4)}`,
    launcher.length > 0 ? `launcher seen after ${median(launcher).toFixed(0)} ms` : "",
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
    console.log(`Loading at ${CPU_SLOWDOWN}× CPU slow-down, ${ROUNDS} loads each:`);
    for (const [index, form] of FORMS.entries()) console.log(row(form.name, loads[index] ?? []));
  } finally {
    await browser.close();
    await product.stop();
  }
});
process.exit();
