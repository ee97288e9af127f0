import type { Page } from "@playwright/test";
import { PRODUCT_URL } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";
import { brokenRulesAtAnyWidth } from "./rules-of-access.ts";

async function createKey(page: Page, name: string) {
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("group", { name: "Leads" }).getByLabel("Read").check();
  await dialog.getByLabel("Expires after").selectOption("A year");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("This is the only time that it is shown.")).toBeVisible();
  return { dialog, key: await dialog.getByText(/^wtfk_[\w-]{43}$/).innerText() };
}

test("a key is shown once, does what it was made for, and nothing more once it is revoked", async ({
  as,
  request,
}) => {
  const page = await as("clientAdmin");
  const name = `Billing ${crypto.randomUUID()}`;
  const { dialog, key } = await createKey(page, name);
  await expect(dialog.getByText(/^curl -H/)).toContainText(`Bearer ${key}`);
  // Nobody can show it again, so only the button leads on.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Works");
  await expect(page.getByText(key)).toHaveCount(0);

  const headers = { Authorization: `Bearer ${key}` };
  const status = async (path: string) =>
    (await request.get(`${PRODUCT_URL}/api/chat-widget${path}`, { headers })).status();
  expect(await status("/leads")).toBe(200);
  expect([403, 404]).toContain(await status("/audit-log"));
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row).toContainText("Revoked");
  expect(await status("/leads")).toBe(401);
});

test("a key without anything that it may do is not made, and what was typed stays", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create key" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nothing");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Nothing");
});

test("who may not make keys is told so", async ({ as }) => {
  const page = await as("clientUser");
  await page.goto("/api-keys");
  await expect(page.getByText("Nothing here for you")).toBeVisible();
});

test("keys and their dialogs keep the rules of access, at any width and in both themes", async ({
  as,
}) => {
  const page = await as("clientAdmin");
  const { dialog } = await createKey(page, `Key ${crypto.randomUUID()}`);
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
  await page.getByRole("button", { name: "Create key" }).first().click();
  expect(await brokenRulesAtAnyWidth(page)).toEqual([]);
});
