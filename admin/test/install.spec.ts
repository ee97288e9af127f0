import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { query } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { makeWidget } from "./own-widget.ts";

const HOSTILE = `"><script>alert(1)</script> O'Neil & Söhne`;

async function openInstall(page: Page, fields: Readonly<Record<string, unknown>> = {}) {
  const widget = await makeWidget(page, fields);
  await page.goto(`/install?widget=${widget.id}`);
  return widget;
}

test("the steps follow what the website is made with, which stays in the address", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { key } = await openInstall(page);
  await page.getByRole("radio", { name: "Shopify" }).check();
  await expect(page.getByRole("heading", { name: "How to install it with Shopify" })).toBeVisible();
  await expect(page.getByText("theme.liquid")).toBeVisible();
  await expect(page.locator("pre").first()).toContainText(`/w/${key}.js?via=shopify`);
  await expect(page).toHaveURL(/site=shopify/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Shopify" })).toBeChecked();
  await page.getByRole("radio", { name: "Shopify" }).press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Wix" })).toBeChecked();
  await page.getByRole("radio", { name: "React" }).check();
  await expect(page.getByText("npm install wetechforu-chat-widget")).toBeVisible();
  await expect(page.locator("pre").filter({ hasText: "<ChatWidget" })).toContainText(key);
});

test("what is copied is exactly the code that is shown", async ({ as }) => {
  const page = await as("clientAdmin", { permissions: ["clipboard-read", "clipboard-write"] });
  await openInstall(page);
  const step = page.getByRole("listitem").filter({ hasText: "Copy the tag." });
  const shown = await step.locator("pre").innerText();
  await step.getByRole("button", { name: "Copy" }).click();
  await expect(step.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  expect(shown).toMatch(/^<script async src="[^"]+"><\/script>$/);
});

test("that the widget is alive shows by itself once it is", async ({ as }) => {
  const page = await as("clientAdmin");
  const { id } = await openInstall(page);
  await expect(page.getByText("Not seen yet")).toBeVisible();
  await query(
    `insert into widget_installations (widget_id, domain, installation_type, installation_date, last_ping)
     values ($1, $2, 'html', now(), now())`,
    [id, `site-${id}.example`],
  );
  // The page looks again each five seconds.
  await expect(page.getByText(`Alive on site-${id}.example`)).toBeVisible({ timeout: 30_000 });
});

test("of several websites the one that was seen last is told of", async ({ as }) => {
  const page = await as("clientAdmin");
  const { id } = await makeWidget(page);
  await query(
    `insert into widget_installations (widget_id, domain, installation_type, last_ping)
     values ($1, $2, 'html', now()), ($1, $3, 'html', now() - interval '2 days')`,
    [id, `new-${id}.example`, `old-${id}.example`],
  );
  await page.goto(`/install?widget=${id}`);
  await expect(page.getByText(`Alive on new-${id}.example`)).toBeVisible();
  await expect(page.getByRole("link", { name: "All websites (2)" })).toBeVisible();
});

test("the chat link can be copied and switched off, and is then gone", async ({ as, request }) => {
  const page = await as("clientAdmin");
  const { key } = await openInstall(page);
  const address = await page.getByText(new RegExp(`/chat/${key}$`)).innerText();
  await expect(page.getByRole("img", { name: "QR code of the chat link" })).toBeVisible();
  expect((await request.get(address)).status()).toBe(200);
  const link = page.getByRole("switch", { name: "This widget has a chat link" });
  // The box itself is out of sight; its line is what one presses.
  await page.getByText("This widget has a chat link").click();
  await expect(page.getByText("The chat link was switched off.")).toBeVisible();
  await expect(link).not.toBeChecked();
  await expect(page.getByText(address)).toHaveCount(0);
  // An isolate may remember the widget for some seconds.
  const status = async () => (await request.get(address)).status();
  await expect.poll(status, { timeout: 30_000 }).toBe(404);
  await page.getByText("This widget has a chat link").click();
  await expect(page.getByText(address)).toBeVisible();
});

test("the WordPress plugin is downloaded for one widget, whose name is nothing but a name", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { key } = await openInstall(page, { widget_name: HOSTILE });
  await page.getByRole("radio", { name: "WordPress" }).check();
  await expect(page.getByText("The zip holds a secret of this widget")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the plugin" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^[\w.-]+\.zip$/);
  const files = unzipSync(await readFile(await download.path()));
  const texts = Object.entries(files).filter(([name]) => /\.(php|json)$/.test(name));
  expect(texts.some(([, bytes]) => strFromU8(bytes).includes(key))).toBe(true);
  await expect(page.getByText("The download has begun.")).toBeVisible();
  // Its secret is one of the keys by which visitors are vouched for.
  await expect(page.getByRole("listitem").filter({ hasText: "HS256" })).toContainText(
    "WordPress plugin",
  );
});

test("what was done for one widget is not said of another", async ({ as }) => {
  const page = await as("clientAdmin");
  const other = await makeWidget(page);
  const { id } = await openInstall(page);
  const choose = (widgetId: number) =>
    page.getByRole("combobox", { name: "Widget" }).selectOption(String(widgetId));
  // Both are known by then, so that nothing is loaded in between.
  await choose(other.id);
  await expect(page.locator("pre").first()).toContainText(other.key);
  await choose(id);
  await page.getByRole("radio", { name: "WordPress" }).check();
  await page.route("**/wordpress-plugin", (route) => route.abort());
  await page.getByRole("button", { name: "Download the plugin" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await choose(other.id);
  await expect(page.getByText(new RegExp(`/chat/${other.key}$`))).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a download that fails says so in words, and can be tried again", async ({ as }) => {
  const page = await as("clientAdmin");
  await openInstall(page);
  await page.getByRole("radio", { name: "WordPress" }).check();
  await page.route("**/wordpress-plugin", (route) => route.abort());
  await page.getByRole("button", { name: "Download the plugin" }).click();
  await expect(page.getByRole("alert")).toHaveText(/\w+ \w+ .*\./);
  await expect(page.getByRole("button", { name: "Download the plugin" })).toBeEnabled();
});
