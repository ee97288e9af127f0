import { expect, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL, serveSite } from "./product.ts";
import { Visitor } from "./visitor.ts";

for (const path of ["/demo/", "/demo/embed", "/demo/legacy", "/demo/csp", "/demo/rtl"]) {
  test(`${path} is answered, and the page hears no complaint`, async ({ page }) => {
    const complaints = collectComplaints(page);
    await page.goto(path);
    const launcher = page.locator("[data-part=launcher]");
    await launcher.click();
    const panel = page.locator("[data-part=panel]");
    await expect(panel).toBeVisible();
    await page.locator("[data-part=input]").fill("what are your opening hours?");
    await page.locator("[data-part=input]").press("Enter");
    await expect(page.locator("[data-part=message]").last()).toContainText(/8/);
    expect(complaints).toEqual([]);
  });
}

test("the tag pasted twice makes one widget", async ({ page }) => {
  await page.goto("/demo/twice");
  await expect(page.locator("[data-part=launcher]")).toHaveCount(1);
  const visitor = new Visitor(page);
  await visitor.open();
  await visitor.say("hello");
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
});

test("with the browser's storage blocked the chat works, for as long as the page lives", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  await visitor.say("do you see children?");
  await expect(visitor.log.getByText("do you see children?")).toHaveCount(1);
  await expect(page.locator("[data-part=message]").last()).not.toContainText(
    "do you see children?",
  );
  expect(complaints).toEqual([]);
});

test("on a site with a strict policy and a nonce, the widget runs and nothing is violated", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  const policy = `default-src 'none'; script-src 'nonce-abc' ${PRODUCT_URL}; connect-src ${PRODUCT_URL} ${PRODUCT_URL.replace("http", "ws")}; img-src ${PRODUCT_URL} data:`;
  await serveSite(
    page,
    "http://strict.example",
    `<!doctype html><html lang="en"><title>Strict</title><body><h1>Strict</h1>
     <script async nonce="abc" src="${PRODUCT_URL}/widget.js" data-widget-key="${CLINIC_KEY}"></script></body></html>`,
    { "Content-Security-Policy": policy },
  );
  const visitor = new Visitor(page);
  await visitor.openAt("http://strict.example/");
  await visitor.say("where are you located?");
  await expect(visitor.log).toContainText(/chicago/i);
  expect(complaints).toEqual([]);
});

test("loading and opening shift nothing, and no part of the page ever moves", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: { value: number; isOfPage: boolean }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // A source without a node is one within the widget's own shadow tree.
        const sources = Reflect.get(entry, "sources") as { node: Node | null }[];
        const isOfPage = sources.some((source) => source.node !== null);
        shifts.push({ value: Number(Reflect.get(entry, "value")), isOfPage });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  const shifts = () =>
    page.evaluate(
      () => Reflect.get(window, "shifts") as readonly { value: number; isOfPage: boolean }[],
    );
  const visitor = new Visitor(page);
  await visitor.openAt("/demo/");
  expect(await shifts()).toEqual([]);
  await visitor.say("hello");
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
  expect((await shifts()).filter((shift) => shift.isOfPage)).toEqual([]);
});

test("an unknown widget is quietly absent", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await serveSite(
    page,
    "http://mistaken.example",
    `<!doctype html><title>Mistaken</title><h1>Mistaken</h1>
     <script async src="${PRODUCT_URL}/widget.js" data-widget-key="wtfu_ffffffffffffffffffffffffffffffff"></script>`,
  );
  const answered = page.waitForResponse((response) => response.url().endsWith("/config"));
  await page.goto("http://mistaken.example/");
  expect((await answered).status()).toBe(404);
  await expect(page.locator("[data-part=launcher]")).toHaveCount(0);
  expect(errors).toEqual([]);
});
