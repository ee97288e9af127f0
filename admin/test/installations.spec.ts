import type { Page } from "@playwright/test";
import { expectRows, query, serveSite } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeWidget } from "./own-widget.ts";

/** A widget of the test's own, seen at one place today and at another long ago. */
async function makePlaces(page: Page): Promise<{ id: number; alive: string; silent: string }> {
  const mark = crypto.randomUUID().slice(0, 8);
  const { id } = await makeWidget(page);
  const [alive, silent] = [`${mark}.example`, `old-${mark}.example`];
  await query(
    `insert into widget_installations
       (widget_id, domain, installation_type, widget_version, installation_date, last_ping)
     values ($1, $2, 'wordpress', '0.1.0', now() - interval '3 months', now()),
       ($1, $3, 'html', null, now() - interval '1 year', now() - interval '40 days')`,
    [id, alive, silent],
  );
  return { id, alive, silent };
}

test("where a widget is alive and where it has gone silent is told apart, for one widget too", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { id, alive, silent } = await makePlaces(page);
  await page.goto(`/installations?widget=${id}`);
  const rowOf = (domain: string) => page.getByRole("row").filter({ hasText: domain });
  await expect(page.getByRole("row")).toHaveCount(3);
  await expect(rowOf(silent)).toContainText(/Silent\s*since/);
  await expect(rowOf(silent)).toContainText("Not verified");
  await expect(page.getByRole("row").filter({ hasText: "WordPress, version 0.1.0" })).toContainText(
    "Alive",
  );
  await page.getByRole("button", { name: `Actions for ${silent}` }).click();
  await page.getByRole("menuitem", { name: `Forget ${silent}` }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(rowOf(alive)).toHaveCount(1);
});

test("a long domain's menu stays on a phone's screen, with all that it says", async ({ as }) => {
  const page = await as("clientAdmin");
  const { id } = await makeWidget(page);
  const domain = `staging-${id}.${"customer-portal.".repeat(5)}example`;
  await query(
    "insert into widget_installations (widget_id, domain, installation_type) values ($1, $2, 'html')",
    [id, domain],
  );
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`/installations?widget=${id}`);
  await page.getByRole("button", { name: `Actions for ${domain}` }).click();
  const forget = page.getByRole("menuitem", { name: `Forget ${domain}` });
  await expect(forget).toBeInViewport({ ratio: 1 });
  const { x = 0, width = 0 } = (await page.getByRole("menu").boundingBox()) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(375);
});

test("whoever would verify a domain is told what to put where, and what a look has found", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { id, silent } = await makePlaces(page);
  await page.goto(`/installations?widget=${id}`);
  await page.getByRole("button", { name: `Actions for ${silent}` }).click();
  await page.getByRole("menuitem", { name: "Verify domain" }).click();
  const dialog = page.getByRole("dialog", { name: `Verify ${silent}` });
  await expect(dialog.getByText(/<meta /)).toBeVisible();
  await dialog.getByRole("radio", { name: /DNS record/ }).check();
  await expect(dialog.getByText("Name of the TXT record")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Copy" })).toHaveCount(2);
  await dialog.getByRole("radio", { name: /Meta tag/ }).check();
  await dialog.getByRole("button", { name: "Check now" }).click();
  // No such site is on the network: why it was not found is a sentence, not a code.
  await expect(dialog.locator("[aria-live=polite]").last()).toHaveText(/\w+ \w+ .*\./);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(page.getByText("Not verified")).toHaveCount(2);
});

test("the tag that is given for a platform tells what its website is made with", async ({
  as,
  browser,
}) => {
  const page = await as("clientAdmin");
  const { id } = await makePlaces(page);
  await page.goto(`/install?widget=${id}`);
  await page.getByRole("radio", { name: "Shopify" }).check();
  await expect(page.getByText("theme.liquid")).toBeVisible();
  const tag = await page.locator("pre").first().innerText();

  const context = await browser.newContext();
  const site = await context.newPage();
  const host = `shop-${id}.example`;
  await serveSite(site, `http://${host}`, `<!doctype html><title>Shop</title><h1>Shop</h1>${tag}`);
  await site.goto(`http://${host}/`);
  await expectRows(
    "select installation_type from widget_installations where widget_id = $1 and domain = $2",
    [id, host],
    [{ installation_type: "shopify" }],
  );
  await context.close();
});
