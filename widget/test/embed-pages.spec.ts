import { expect, test } from "@playwright/test";
import { CLINIC_KEY, collectComplaints, PRODUCT_URL, SECOND_KEY } from "./product.ts";
import { embedTag, launcherOf, panelOf, visit } from "./sites.ts";
import { Visitor } from "./visitor.ts";

test("two widgets come back beside each other after the body was replaced", async ({ page }) => {
  await visit(page, embedTag(CLINIC_KEY) + embedTag(SECOND_KEY));
  await expect(launcherOf(page, SECOND_KEY)).toBeVisible();
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.innerHTML = "<h1>Another page</h1><we-tech-for-u-widget></we-tech-for-u-widget>";
    document.body.replaceWith(body);
  });
  await expect(launcherOf(page, CLINIC_KEY)).toBeVisible();
  await expect(launcherOf(page, SECOND_KEY)).toBeVisible();
  await expect(page.locator("we-tech-for-u-widget")).toHaveCount(2);
});

test.describe("content policies", () => {
  const connect = `connect-src ${PRODUCT_URL} ${PRODUCT_URL.replace("http", "ws")}`;

  test("where Trusted Types are required and no policy is allowed, all of it works", async ({
    page,
  }) => {
    const complaints = collectComplaints(page);
    const policy = `script-src ${PRODUCT_URL}; ${connect}; require-trusted-types-for 'script'; trusted-types 'none'`;
    const body = '<div id="chat" style="height: 520px"></div>';
    const tags = embedTag(CLINIC_KEY) + embedTag(SECOND_KEY, 'data-inline="#chat"');
    await visit(page, body + tags, { "Content-Security-Policy": policy }, "?wtfu_debug=1");
    await expect(panelOf(page, SECOND_KEY)).toBeVisible();
    await expect(page.locator("[data-part=debug]")).toBeVisible();
    const panel = panelOf(page, CLINIC_KEY);
    await launcherOf(page, CLINIC_KEY).click();
    await panel.locator("[data-part=input]").fill("what are your opening hours?");
    await panel.locator("[data-part=input]").press("Enter");
    await expect(panel.locator("[data-part=message]").last()).toContainText(/8/);
    expect(complaints).toEqual([]);
  });

  test("under strict-dynamic the nonce on the tag is all", async ({ page }) => {
    const complaints = collectComplaints(page);
    const policy = `script-src 'nonce-abc' 'strict-dynamic'; ${connect}`;
    await visit(page, embedTag(CLINIC_KEY, 'nonce="abc"'), { "Content-Security-Policy": policy });
    const visitor = new Visitor(page);
    await visitor.open();
    expect(complaints).toEqual([]);
  });
});
