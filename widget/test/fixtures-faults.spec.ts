import { expect, test } from "@playwright/test";
import { expectUnharmed, ownComplaints, parts } from "./fixture-page.ts";
import { collectComplaints } from "./product.ts";

// Fixture pages on which the widget cannot work: it says so in words, or is quietly absent.

for (const [name, what] of [
  ["11-api-down", "down"],
  ["13-api-garbage", "answering with a page of HTML"],
  ["13-api-garbage?answer=shape", "answering with JSON of another shape"],
  ["13-api-garbage?answer=empty", "answering with nothing"],
] as const) {
  test(`${name}: with the API ${what}, the chat says that it cannot be reached`, async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await page.goto(`/demo/fixtures/${name}`);
    const { launcher, panel, banner } = parts(page);
    await launcher.click();
    await expect(panel).toBeVisible();
    await expect(banner).toContainText("cannot be reached");
    await expectUnharmed(page);
    expect(ownComplaints(complaints)).toEqual([]);
  });
}

test("12-api-slow: the page does not wait, and the chat begins once the answers come", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.clock.install();
  await page.goto("/demo/fixtures/12-api-slow");
  const { launcher, panel, input, banner } = parts(page);
  await page.clock.runFor(100);
  await launcher.click();
  await expect(panel).toBeVisible();
  await expect(banner).toContainText("cannot be reached");
  await expectUnharmed(page);
  // The page's own clock: half a minute passes at once.
  await page.clock.runFor(31_000);
  await expect(input).toBeVisible();
  await expect(banner).not.toContainText("cannot be reached");
  await input.fill("what are your opening hours?");
  await input.press("Enter");
  // However long the call takes to be on its way.
  await expect(async () => {
    await page.clock.runFor(21_000);
    await expect(banner).toContainText("cannot be reached", { timeout: 1_000 });
  }).toPass();
  await expect(parts(page).panel).toContainText("what are your opening hours?");
  await expectUnharmed(page);
  expect(ownComplaints(complaints)).toEqual([]);
});

test("14-ad-blocker: with the script blocked, the page is as it was", async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/14-ad-blocker");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const failed = page.waitForEvent("requestfailed", (request) =>
    request.url().endsWith("/widget.js"),
  );
  await page.reload();
  await failed;
  await expectUnharmed(page);
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
  expect(ownComplaints(complaints)).toEqual([]);
});

test("14-ad-blocker: with the panel blocked, the launcher says so in words", async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/14-ad-blocker?block=panel");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const { launcher, panel } = parts(page);
  await launcher.click();
  await expect(launcher).toHaveAccessibleName(/could not be loaded/);
  await expect(panel).toHaveCount(0);
  await expectUnharmed(page);
  expect(ownComplaints(complaints)).toEqual([]);
});

test("24-tidy-page: where the page takes out what is not its own, the widget stays away", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/24-tidy-page");
  await page.waitForFunction(() => Reflect.has(window, "WeTechForUWidget"));
  await expectUnharmed(page);
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
  expect(complaints).toEqual([]);
});
