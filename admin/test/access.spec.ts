import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import pg from "pg";
import { ACCOUNT_PAGES, PAGES } from "../../tools/screenshots/pages.ts";
import { addRows, chat } from "../../tools/screenshots/sample-data.ts";
import { collectComplaints, PRODUCT_URL, query } from "../../widget/test/product.ts";
import { ADMIN_URL, expect, test } from "./dashboard.ts";

const WIDTHS = [1440, 375];
/** Few enough that the runner's workers have as much to do, one as the other. */
const PAGES_IN_A_TEST = 11;
/** The rules that look at colours, which are all that a theme changes. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

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
  const read = () =>
    query<Record<string, string>>(`select
      (select id from widget_configs where widget_name = 'Main Website Chat')::text as widget,
      (select id from clients where name = 'Align Primary Care')::text as client,
      (select id from leads order by created_at limit 1)::text as lead,
      (select id from leads where status = 'lost' order by created_at limit 1) as lost,
      (select id from leads where is_possible_duplicate order by created_at limit 1) as duplicate,
      (select id from widget_appointments where customer_name = 'Jonas' limit 1) as appointment,
      (select min(id) from widget_knowledge_base where deleted_at is null)::text as entry,
      (select conversation_id from widget_messages order by created_at limit 1)::text as conversation`);
  await expect.poll(async () => Object.values((await read())[0] ?? {}).every(Boolean)).toBe(true);
  return (await read())[0] ?? {};
}

type Theme = "light" | "dark";

/** What is wrong with the page in a theme, by all rules or some. */
async function complaintsOf(page: Page, theme: Theme, runOnly?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
  const { violations } = await new AxeBuilder({ page })
    // What is well need not be described: describing each element takes longer than judging it.
    .options({ resultTypes: ["violations"], ...(runOnly ? { runOnly } : {}) })
    // No frame is looked into (the widget in the preview's has specs of its own), so that the answers
    // of several need not be put together, which is done in one more page.
    .exclude("iframe")
    .setLegacyMode()
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${theme}, ${id}: ${nodes.map((node) => node.html).slice(0, 3)}`,
  );
}

/** What is wrong with the page in each theme. */
async function inspect(page: Page, address: string): Promise<string[]> {
  await page.goto(`${ADMIN_URL}${address}`, { waitUntil: "networkidle" });
  // Behind an open dialog the page's own heading is hidden from everybody.
  await expect(page.getByRole("heading").first()).toBeVisible();
  const found = [
    ...(await complaintsOf(page, "light")),
    ...(await complaintsOf(page, "dark", RULES_OF_COLOUR)),
  ];
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
