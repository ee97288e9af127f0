import { chat } from "../../tools/screenshots/sample-data.ts";
import { PRODUCT_URL } from "../../widget/test/product.ts";
import { expect, test } from "./dashboard.ts";

test("keys lead to every page: by the palette, by letters, by the skip link", async ({ as }) => {
  const page = await as("clientAdmin");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  // Without waiting for the palette: whoever knows it types on.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("lead");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/leads$/);
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();

  // A page that the menu does not list has its name there too.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("create w");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/widgets\/new$/);

  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/conversations/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("conversations are read with j and k, and e leads to the entry behind the answer", async ({
  as,
}) => {
  await chat(PRODUCT_URL);
  const page = await as("clientAdmin");
  await page.goto("/conversations");
  const list = page.getByRole("region", { name: "Conversations" });
  await expect(list.getByRole("listitem").nth(1)).toBeVisible();
  const chosen = () => new URL(page.url()).searchParams.get("id");
  await page.keyboard.press("j");
  await expect.poll(chosen).not.toBeNull();
  const first = chosen();
  await page.keyboard.press("j");
  await expect.poll(chosen).not.toBe(first);
  await page.keyboard.press("k");
  await expect.poll(chosen).toBe(first);
  await expect(page.locator("[data-edit-answer]").last()).toBeVisible();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/knowledge\?/);
  await page.goBack();
  await expect(page).toHaveURL(/\/conversations\?id=/);
});
