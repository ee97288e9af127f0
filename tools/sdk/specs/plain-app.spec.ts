import { expect, test } from "@playwright/test";
import { PRODUCT_URL } from "../../../widget/test/product.ts";
import { Visitor } from "../../../widget/test/visitor.ts";

const APP = process.env.PLAIN_APP_URL ?? "";
const launcher = "[data-part=launcher]";

test("load() brings the widget, and calls made before it are kept", async ({ page }) => {
  const visitor = new Visitor(page);
  await page.goto(`${APP}?open`);
  await expect(visitor.panel).toBeVisible();
  await visitor.say("what are your opening hours?");
  await expect(page.locator("#root")).toContainText("message bot true");
});

test("a listener's own mistake is shown as the page's, and the next listener still hears", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${APP}?open`);
  await expect(page.locator("#root")).toContainText("open");
  await expect.poll(() => errors).toEqual(["a mistake of the page's own"]);
});

test("with a manual start nothing of ours is asked for before init()", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(PRODUCT_URL)) asked.push(request.url());
  });
  await page.goto(`${APP}?manual&open`);
  await expect(page.locator("#root")).toContainText("ran to its end");
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "init", exact: true }).click();
  await expect(new Visitor(page).panel).toBeVisible();
});

test("destroy() leaves nothing, and init() brings it back", async ({ page }) => {
  await page.goto(APP);
  await expect(page.locator(launcher)).toHaveCount(1);
  await page.getByRole("button", { name: "destroy" }).click();
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(0);
  await page.getByRole("button", { name: "init", exact: true }).click();
  await expect(page.locator(launcher)).toHaveCount(1);
});

test("a wrong key is explained in the console, and the page runs on", async ({ page }) => {
  const said: string[] = [];
  const errors: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${APP}?key=wtfu_123`);
  await expect(page.locator("#root")).toContainText("the page's own code ran to its end");
  expect(said.join("\n")).toMatch(/widgetKey must be "wtfu_" and 32 hex digits.*"wtfu_123"/);
  expect(errors).toEqual([]);
  await expect(page.locator("script[src*='/w/']")).toHaveCount(0);
});

test("a wrong host is told to the page that asks for it", async ({ page }) => {
  await page.goto(`${APP}?host=chat.example.com&told`);
  await expect(page.locator("#root")).toContainText("problem bad_host");
});

test("where the script is blocked, the page is told and nothing is thrown", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.route(`${PRODUCT_URL}/**`, (route) => route.abort("blockedbyclient"));
  await page.goto(`${APP}?told&open`);
  await expect(page.locator("#root")).toContainText("problem script_failed");
  await expect(page.locator("script[src*='/w/']")).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("under a policy with Trusted Types the widget runs, once its policy is named", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  const socket = PRODUCT_URL.replace("http", "ws");
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${PRODUCT_URL}`,
    `connect-src ${PRODUCT_URL} ${socket}`,
    "img-src data:",
    "require-trusted-types-for 'script'",
    "trusted-types wetechforu-chat-widget",
  ].join("; ");
  await page.route(APP, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": policy };
    await route.fulfill({ response, headers });
  });
  const visitor = new Visitor(page);
  await page.goto(APP);
  await visitor.open();
  await visitor.say("what are your opening hours?");
  await expect(page.locator("#root")).toContainText("message bot true");
  expect(complaints).toEqual([]);
});
