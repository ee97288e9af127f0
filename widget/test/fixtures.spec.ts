import { expect, test } from "@playwright/test";
import { chat, expectUnharmed, parts } from "./fixture-page.ts";
import { collectComplaints } from "./product.ts";

const PLAIN = [
  "01-strict-csp-nonce",
  "02-trusted-types",
  "03-hostile-css",
  "04-changed-prototypes",
  "05-old-jquery",
  "07-storage-blocked",
  "16-right-to-left",
  "21-document-write",
  "22-globals",
  "23-frozen",
  "25-quirks-and-base",
];

for (const name of PLAIN) {
  test(`${name}: the page is unharmed, and the chat works (I33)`, async ({ page }) => {
    const complaints = collectComplaints(page);
    await page.goto(`/demo/fixtures/${name}`);
    await chat(page);
    await expectUnharmed(page);
    expect(complaints).toEqual([]);
  });
}

test("03-hostile-css: launcher and panel stand where and as they should", async ({ page }) => {
  await page.goto("/demo/fixtures/03-hostile-css");
  const { launcher, panel, input } = parts(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  await launcher.click();
  await expect
    .poll(() => launcher.boundingBox())
    .toMatchObject({ width: 60, height: 60, x: width - 80, y: height - 80 });
  await expect.poll(() => panel.boundingBox()).toMatchObject({ width: 384 });
  await expect(launcher).toHaveCSS("opacity", "1");
  for (const [name, value] of [
    ["font-size", "15px"],
    ["letter-spacing", "normal"],
    ["text-transform", "none"],
    ["visibility", "visible"],
    ["color", "rgb(22, 25, 29)"],
  ] as const) {
    await expect(panel).toHaveCSS(name, value);
  }
  await expect(input).toHaveCSS("font-size", "16px");
});

test("06-sandboxed-frame: without an origin of its own the page is unharmed, and the chat works", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/06-sandboxed-frame");
  const inside = page.frameLocator("#frame");
  await chat(inside);
  await inside.locator("#count").press("Enter");
  await expect(inside.locator("#count span")).toHaveText("1");
  await expect(inside.locator("#errors")).toHaveText("none");
  await expect(inside.locator("#shift")).toHaveText("0");
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("08-service-worker: answered from its cache, the chat works at every visit", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/08-service-worker");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await chat(page);
  await expectUnharmed(page);
  await page.reload();
  const { panel, answer } = parts(page);
  await expect(panel).toBeVisible();
  await expect(answer).toHaveCount(1);
  const kept = () =>
    page.evaluate(async () => {
      const requests = await (await caches.open("fixture")).keys();
      return requests.map(({ url }) => new URL(url).pathname).join(" ");
    });
  await expect.poll(kept).toContain("/widget/panel");
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("09-two-tags: one launcher, and one conversation", async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/09-two-tags");
  await chat(page);
  await expect(parts(page).launcher).toHaveCount(1);
  await expect(parts(page).answer).toHaveCount(1);
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("10-two-widgets: each has its own launcher, its own conversation and its own storage", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/10-two-widgets");
  const hosts = page.locator("we-tech-for-u-widget");
  await expect(hosts.locator("[data-part=launcher]")).toHaveCount(2);
  const clinic = hosts.filter({ has: page.locator("[data-position=bottom-right]") });
  const plumber = hosts.filter({ has: page.locator("[data-position=bottom-left]") });
  for (const [host, question] of [
    [clinic, "what are your opening hours?"],
    [plumber, "how much is a service call?"],
  ] as const) {
    await host.locator("[data-part=launcher]").click();
    await host.locator("[data-part=input]").fill(question);
    await host.locator("[data-part=input]").press("Enter");
    await expect(host.locator("[data-part=message][data-type=bot]")).toHaveCount(1);
    await expect(host.locator("[data-part=message][data-type=user]")).toContainText(question);
    await host.locator("[data-part=close]").click();
  }
  const names = await page.evaluate(() => Object.keys(localStorage).sort());
  expect(names).toEqual([
    "wtfu1:wtfu_00000000000000000000000000000001",
    "wtfu1:wtfu_00000000000000000000000000000002",
  ]);
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("15-print: nothing of the widget is printed, open or closed", async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/15-print");
  const { launcher, panel } = parts(page);
  await chat(page);
  await page.emulateMedia({ media: "print" });
  await expect(launcher).toBeHidden();
  await expect(panel).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await expect(panel).toBeVisible();
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("16-right-to-left: the chat reads as the page does", async ({ page }) => {
  await page.goto("/demo/fixtures/16-right-to-left");
  const { launcher, panel, input } = parts(page);
  await launcher.click();
  await expect(panel).toHaveCSS("direction", "rtl");
  const send = await page.locator("[data-part=send]").boundingBox();
  const field = await input.boundingBox();
  expect(send?.x).toBeLessThan(field?.x ?? 0);
});

test.describe("17-zoom", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("at 400 % the panel covers the page, scrolls one way only, and everything is in reach", async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    await page.goto("/demo/fixtures/17-zoom");
    await chat(page);
    const { panel, input } = parts(page);
    const whole = { x: 0, y: 0, width: 320, height: 256 };
    await expect.poll(() => panel.boundingBox()).toMatchObject(whole);
    const isTooWide = (element: Element) => element.scrollWidth > element.clientWidth;
    expect(await panel.evaluate(isTooWide)).toBe(false);
    expect(await panel.locator(".scroll").evaluate(isTooWide)).toBe(false);
    for (const part of [
      input,
      page.locator("[data-part=send]"),
      page.locator("[data-part=close]"),
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    // Of the thread, enough is in sight to be read.
    const thread = await panel.locator(".scroll").boundingBox();
    expect(thread?.height).toBeGreaterThan(60);
    await page.locator("[data-part=close]").click();
    await expect(panel).toBeHidden();
    await expectUnharmed(page);
    expect(complaints).toEqual([]);
  });
});

test("18-turbo: a visit that replaces the body leaves the open chat as it is", async ({ page }) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/18-turbo");
  await chat(page);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  for (const [link, heading] of [
    ["To the next page", "Turbo, the next page"],
    ["Back to the first", "Turbo"],
  ] as const) {
    await page.getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
    await expect(parts(page).launcher).toHaveCount(1);
    await expect(parts(page).panel).toBeVisible();
    await expect(parts(page).answer).toHaveCount(1);
  }
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Turbo, the next page" })).toBeVisible();
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(1);
  await expect(parts(page).panel).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "isSamePage"))).toBe(true);
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("20-spa-navigation: the body is replaced again and again, and the open chat goes along", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.goto("/demo/fixtures/20-spa-navigation");
  await chat(page);
  for (const view of ["3", "4", "5"]) {
    await page.locator("#go").press("Enter");
    await expect(page.locator("#go span")).toHaveText(view);
    await expect(parts(page).panel).toBeVisible();
    await expect(parts(page).answer).toHaveCount(1);
  }
  await expect(parts(page).launcher).toHaveCount(1);
  await parts(page).input.fill("where do I park?");
  await parts(page).input.press("Enter");
  await expect(parts(page).answer).toHaveCount(2);
  await expectUnharmed(page);
  expect(complaints).toEqual([]);
});

test("every fixture page is listed with a sentence", async ({ page }) => {
  await page.goto("/demo/fixtures/");
  const items = page.locator("main li");
  const numbers = await items
    .locator("a")
    .evaluateAll((links) =>
      links.map((link) => Number(/(\d\d)-/.exec(link.getAttribute("href") ?? "")?.[1])),
    );
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  for (const text of await items.allTextContents()) expect(text.trim()).toMatch(/: .{20,}\.$/s);
});
