import type { Page } from "@playwright/test";
import pg from "pg";
import { ACCOUNT_PAGES, PAGES } from "../../tools/screenshots/pages.ts";
import { addRows, chat, IDS_OF_SAMPLE } from "../../tools/screenshots/sample-data.ts";
import { collectComplaints, PRODUCT_URL, query } from "../../widget/test/product.ts";
import { ADMIN_URL, expect, test } from "./dashboard.ts";
import { brokenRules } from "./rules-of-access.ts";

const WIDTHS = [1440, 375];
/** Few enough that the runner's workers have as much to do, one as the other. */
const PAGES_IN_A_TEST = 11;

// Hundreds of pages are read here: a recording of each would take longer than the reading.
test.use({ trace: "off" });

test.beforeAll(async () => {
  const [known] = await query<{ n: number }>(
    "select count(*)::int as n from widget_installations where domain = 'old-shop.example'",
  );
  // One of the runner's workers may have been quicker.
  if (known?.n) return;
  await chat(PRODUCT_URL);
  const client = new pg.Client({ connectionString: process.env.PRODUCT_DATABASE_URL });
  await client.connect();
  await addRows(client).catch(() => undefined);
  await client.end();
});

async function readIds(): Promise<Readonly<Record<string, string>>> {
  const read = () => query<Record<string, string>>(IDS_OF_SAMPLE);
  await expect.poll(async () => Object.values((await read())[0] ?? {}).every(Boolean)).toBe(true);
  return (await read())[0] ?? {};
}

/** What is wrong with the page in each theme. */
async function inspect(page: Page, address: string): Promise<string[]> {
  await page.goto(`${ADMIN_URL}${address}`, { waitUntil: "networkidle" });
  // Behind an open dialog the page's own heading is hidden from everybody.
  await expect(page.getByRole("heading").first()).toBeVisible();
  const found = await brokenRules(page);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return isWide ? [...found, "wider than the window"] : found;
}

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, part) => items.slice(part * size, (part + 1) * size));
}

for (const width of WIDTHS) {
  const look = { viewport: { width, height: 812 } };

  for (const pages of partsOf(Object.entries(PAGES), PAGES_IN_A_TEST)) {
    const names = `${pages[0]?.[0]} to ${pages.at(-1)?.[0]}`;

    test(`no page from ${names} breaks the rules of access at ${width} px, in light and dark`, async ({
      as,
    }) => {
      test.setTimeout(300_000);
      const page = await as("superAdmin", look);
      const complaints = collectComplaints(page);
      const ids = await readIds();
      const broken: Record<string, string[]> = {};
      for (const [name, address] of pages) {
        const filled = address.replace(/:(\w+)/g, (_, id: string) => ids[id] ?? "");
        const found = await inspect(page, filled);
        if (found.length > 0) broken[name] = found;
      }
      expect(broken).toEqual({});
      expect(complaints).toEqual([]);
    });
  }

  test(`nor do those before one is signed in, at ${width} px`, async ({ browser }) => {
    const page = await (await browser.newContext(look)).newPage();
    const broken: Record<string, string[]> = {};
    for (const [name, address] of Object.entries(ACCOUNT_PAGES)) {
      const found = await inspect(page, address);
      if (found.length > 0) broken[name] = found;
    }
    expect(broken).toEqual({});
  });
}
