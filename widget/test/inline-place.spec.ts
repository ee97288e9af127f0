import { expect, type Page, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints } from "./product.ts";
import { call, embedTag, launcherOf, panelOf, plainTag, visit } from "./sites.ts";
import { Visitor } from "./visitor.ts";

// The place that an inline chat is to fill: named by mistake, late, or out of sight at first.

async function ask(page: Page, text: string): Promise<void> {
  const input = panelOf(page, CLINIC_KEY).locator("[data-part=input]");
  await input.fill(text);
  await input.press("Enter");
  await expect(panelOf(page, CLINIC_KEY).locator("[data-type=bot]")).toHaveCount(1);
}

function putPlace(page: Page): Promise<void> {
  return page.evaluate(() => {
    const element = document.createElement("div");
    element.id = "chat";
    element.style.height = "520px";
    document.querySelector("main")?.append(element);
  });
}

for (const [what, selector] of [
  ["a place that never comes", "#nowhere"],
  ["a selector that is none", "#chat >"],
] as const) {
  test(`with ${what}, the chat has its launcher, and opens and closes as everywhere`, async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await visit(page, plainTag(CLINIC_KEY, `data-inline="${selector}"`));
    await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
    const panel = panelOf(page, CLINIC_KEY);
    await expect(panel).toBeHidden();
    expect(await new Visitor(page).stored()).toEqual({ local: [], session: [], cookies: 0 });
    await launcherOf(page, CLINIC_KEY).click();
    await expect(page.getByRole("dialog", { name: /^chat with/i })).toBeVisible();
    await ask(page, "what are your opening hours?");
    await panel.locator("[data-part=close]").click();
    await expect(panel).toBeHidden();
    await call(page, "destroy");
    await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}

test("a place that comes after all takes the chat in, with what was said", async ({ page }) => {
  await visit(page, embedTag(CLINIC_KEY, 'data-inline="#chat"'));
  await launcherOf(page, CLINIC_KEY).click();
  await ask(page, "do you see children?");
  await putPlace(page);
  const panel = page.locator("#chat > we-tech-for-u-widget").getByRole("region");
  await expect(panel.getByText("do you see children?")).toBeVisible();
  await expect(panel.locator("[data-part=close]")).toHaveCount(0);
  await expect(launcherOf(page, CLINIC_KEY)).toBeHidden();
  await expect.poll(() => panel.boundingBox()).toEqual(await page.locator("#chat").boundingBox());
  await call(page, "close");
  await expect(panel).toBeVisible();
});

test("a place that comes before anybody opened the chat shows it at once, and nothing is stored", async ({
  page,
}) => {
  await visit(page, embedTag(CLINIC_KEY, 'data-inline="#chat"'));
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  await page.locator("h1").click();
  await putPlace(page);
  await expect(page.locator("#chat > we-tech-for-u-widget").getByRole("region")).toBeVisible();
  expect(await new Visitor(page).stored()).toEqual({ local: [], session: [], cookies: 0 });
});

for (const [what, style, heightPx] of [
  ["keeps the height that the page gave it", "height: 300px", 300],
  ["is given one once it is shown, where it has none", "", 480],
] as const) {
  test(`a place that is out of sight at first ${what}`, async ({ page }) => {
    const tab = `<div id="tab" hidden><div id="chat" style="${style}"></div></div>`;
    await visit(page, tab + embedTag(CLINIC_KEY, 'data-inline="#chat"'));
    await expect(page.locator("#chat > we-tech-for-u-widget")).toHaveCount(1);
    await page.locator("#tab").evaluate((element) => element.removeAttribute("hidden"));
    const panel = panelOf(page, CLINIC_KEY);
    await expect(panel).toBeVisible();
    await expect.poll(async () => (await panel.boundingBox())?.height).toBe(heightPx);
  });
}

const beside = '<p style="margin: 0; height: 60px">Beside</p>';
for (const [what, around, kept] of [
  [
    "in a row of others, where it is empty and so has no width",
    `<div style="display: flex"><div id="chat"></div>${beside}</div>`,
    [],
  ],
  ["that is a part of a line", '<p>Ask: <span id="chat"></span></p>', []],
  [
    "as low as the text beside it",
    `<div style="display: flex"><div id="chat" style="width: 500px"></div>${beside}</div>`,
    ["width"],
  ],
] as const) {
  test(`a place ${what} is made large enough to chat in, and is as before once the chat is gone`, async ({
    page,
  }) => {
    await visit(page, around + embedTag(CLINIC_KEY, 'data-inline="#chat"'));
    const panel = panelOf(page, CLINIC_KEY);
    await expect(panel).toBeVisible();
    await expect.poll(async () => (await panel.boundingBox())?.height).toBeGreaterThanOrEqual(480);
    expect((await panel.boundingBox())?.width).toBeGreaterThanOrEqual(480);
    await ask(page, "do you see children?");
    await call(page, "destroy");
    const styles = await page.locator("#chat").evaluate(({ style }) => [...style]);
    expect(styles).toEqual(kept);
  });
}
