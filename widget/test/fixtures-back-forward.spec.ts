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
