import type { Locator, Page } from "@playwright/test";
import { PRODUCT_URL, serveSite } from "./product.ts";

/** A website of somebody's own, whose page has this in its body. */
const SITE = "http://shop.example";

function pageWith(body: string): string {
  return `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">
    <title>Shop</title></head><body><main><h1>Shop</h1></main>${body}</body></html>`;
}

export const embedTag = (key: string, attributes = ""): string =>
  `<script async src="${PRODUCT_URL}/w/${key}.js" ${attributes}></script>`;

export const plainTag = (key: string, attributes = ""): string =>
  `<script async src="${PRODUCT_URL}/widget.js" data-widget-key="${key}" ${attributes}></script>`;

/** Serves the page and goes there. */
export async function visit(
  page: Page,
  body: string,
  headers: Record<string, string> = {},
  search = "",
): Promise<void> {
  await serveSite(page, SITE, pageWith(body), headers);
  await page.goto(`${SITE}/${search}`);
}

/** Calls a method of the global in the page. */
export function call(page: Page, ...command: readonly unknown[]): Promise<void> {
  return page.evaluate((given) => {
    Reflect.get(window, "WeTechForUWidget").push(given);
  }, command);
}

/** What moved in the page, from its beginning. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    Object.assign(window, { shiftTotal: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const total = Number(Reflect.get(window, "shiftTotal"));
        Object.assign(window, { shiftTotal: total + Number(Reflect.get(entry, "value")) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => Number(Reflect.get(window, "shiftTotal")));
}

export const launcherOf = (page: Page, key: string): Locator =>
  page.locator(`we-tech-for-u-widget[data-key="${key}"] [data-part=launcher]`);

export const panelOf = (page: Page, key: string): Locator =>
  page.locator(`we-tech-for-u-widget[data-key="${key}"] [data-part=panel]`);
