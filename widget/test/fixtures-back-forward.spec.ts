import { chromium, expect, test } from "@playwright/test";
import { chat, expectUnharmed, parts } from "./fixture-page.ts";
import { collectComplaints } from "./product.ts";

/** A browser of its own with all its parts, which keeps left pages whole, as people's do. */
async function openCaching(baseURL: string | undefined) {
  const executablePath = process.env.WHOLE_CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...test.info().project.use.launchOptions,
    ...(executablePath ? { executablePath } : {}),
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const page = await browser.newPage({ ...(baseURL ? { baseURL } : {}) });
  return { browser, page };
}

// The test runner keeps the back/forward cache off; here a browser of its own has it on, as people's do.
test("19-back-forward-cache: a page with an open chat is kept whole, and the chat goes on when it is back", async ({
  baseURL,
}) => {
  const { browser, page } = await openCaching(baseURL);
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/19-back-forward-cache");
  await chat(page);
  await page.goto("/demo/fixtures/15-print", { waitUntil: "load" });
  await page.evaluate(() => history.back());
  await expect(page.locator("#cached")).toHaveText("kept whole");
  await expect(parts(page).panel).toBeVisible();
  await parts(page).input.fill("where do I park?");
  await parts(page).input.press("Enter");
  await expect(parts(page).answer).toHaveCount(2);
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
  await browser.close();
});

test("19-back-forward-cache: a page that was kept whole shows nothing of whoever signed out on the next", async ({
  baseURL,
}) => {
  const { browser, page } = await openCaching(baseURL);
  await page.goto("/demo/fixtures/19-back-forward-cache");
  await chat(page);
  await page.goto("/demo/fixtures/15-print", { waitUntil: "load" });
  await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").reset());
  await page.evaluate(() => history.back());
  await expect(page.locator("#cached")).toHaveText("kept whole");
  await expect(parts(page).panel).toBeVisible();
  await expect(page.locator("[data-part=message][data-type=user]")).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await browser.close();
});

test("19-back-forward-cache: a page that was kept whole shows what somebody else began on the next, and nothing else", async ({
  baseURL,
}) => {
  const { browser, page } = await openCaching(baseURL);
  await page.goto("/demo/fixtures/19-back-forward-cache");
  await chat(page);
  await page.goto("/demo/fixtures/15-print", { waitUntil: "load" });
  // It was open on the page before.
  await expect(parts(page).panel).toBeVisible();
  await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").reset());
  await parts(page).input.fill("do you see children?");
  await parts(page).input.press("Enter");
  await expect(parts(page).answer).toHaveCount(1);
  const kept = await page.evaluate(() => Object.values({ ...localStorage }).join());
  await page.evaluate(() => history.back());
  await expect(page.locator("#cached")).toHaveText("kept whole");
  const asked = page.locator("[data-part=message][data-type=user] p");
  await expect(asked).toHaveText(["do you see children?"]);
  await expect(parts(page).answer).toHaveCount(1);
  const session = /"session_id":"[^"]+"/;
  const now = await page.evaluate(() => Object.values({ ...localStorage }).join());
  expect(session.exec(now)?.[0]).toBe(session.exec(kept)?.[0]);
  await browser.close();
});
