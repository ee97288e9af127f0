import { expect, type Page, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints, expectRows, PRODUCT_URL } from "./product.ts";

const address = (query = "") => `${PRODUCT_URL}/chat/${CLINIC_KEY}${query}`;
const log = (page: Page) => page.getByRole("log");
const composer = (page: Page) => page.getByRole("textbox", { name: /write a message/i });

async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

test("a chat link opens on the chat, within its own strict policy, and is answered", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto(address());
  await expect(composer(page)).toBeVisible();
  // A part of the page, not a button beside nothing.
  await expect(page.locator("#chat").locator("[data-part=launcher]:visible")).toHaveCount(0);
  const text = `What are your opening hours? ${crypto.randomUUID()}`;
  await composer(page).fill(text);
  await composer(page).press("Enter");
  await expect(log(page).getByText(text)).toBeVisible();
  await expectRows(
    "select message_type from widget_messages where message_text = $1",
    [text],
    [{ message_type: "user" }],
  );
  expect(complaints).toEqual([]);
});

test("the chat fills a phone, and is a card in a desk's window", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(address());
  await expect(composer(page)).toBeVisible();
  expect(await page.locator("main").boundingBox()).toMatchObject({
    x: 0,
    y: 0,
    width: 375,
    height: 700,
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(composer(page)).toBeVisible();
  const card = await page.locator("main").boundingBox();
  expect(card).toMatchObject({ width: 480 });
  expect(card?.x).toBe(480);
  expect(await overflowOf(page)).toBe(0);
});

test("a question in the address is asked when its visitor presses it, and not before", async ({
  page,
}) => {
  const question = `Where can I park? ${crypto.randomUUID()}`;
  await page.goto(address(`?ask=${encodeURIComponent(question)}`));
  await expect(composer(page)).toBeVisible();
  await expect(log(page).getByText(question)).toHaveCount(0);
  await page.getByRole("button", { name: question }).click();
  await expect(log(page).getByText(question)).toBeVisible();
  await expect(page.getByRole("button", { name: question })).toHaveCount(0);
});

test("nothing is stored in the browser by opening a chat link", async ({ page }) => {
  await page.goto(address());
  await expect(composer(page)).toBeVisible();
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect(stored).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

test("without JavaScript it says so, and how else to reach the business", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address());
  await expect(page.getByText("The chat has not opened.")).toBeVisible();
  await context.close();
});

test("a chat link that leads nowhere says so in words", async ({ page }) => {
  const response = await page.goto(`${PRODUCT_URL}/chat/wtfu_${"0".repeat(31)}f`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading")).toHaveText("There is no chat at this address");
});
