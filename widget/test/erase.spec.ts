import { expect, type Page, test } from "@playwright/test";
import { CONSENT, makeWidget, SITE, serveWidget } from "./guarded-site.ts";
import { expectRows, query } from "./product.ts";

/** A visitor who has told their name, and was answered. */
async function openAndSay(page: Page, key: string) {
  const visitor = await serveWidget(page, key);
  await visitor.openAt(SITE);
  await visitor.say("my name is Ana");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
  return visitor;
}

test("a visitor erases what they left, and keeps nothing but the number of the receipt", async ({
  page,
}) => {
  const visitor = await openAndSay(page, await makeWidget({}));
  const session = await visitor.sessionId();
  await visitor.chooseFromMenu("Erase my data");
  const button = visitor.panel.getByRole("button", { name: "Erase my data" });
  await expect(visitor.panel.getByRole("heading", { name: "Erase my data" })).toBeFocused();
  await button.click();
  await expect(visitor.panel.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)).toBeVisible();
  await expect(visitor.log.getByText("my name is Ana")).toHaveCount(0);
  expect((await visitor.stored()).local).toEqual([]);
  await expectRows(
    "select count(*)::int as conversations from widget_conversations where session_id = $1",
    [session],
    [{ conversations: 0 }],
  );
});

test("a tab that is still open begins anew once another has erased the visitor", async ({
  page,
  context,
}) => {
  const key = await makeWidget({});
  const visitor = await openAndSay(page, key);
  const erased = await visitor.sessionId();
  const beside = await serveWidget(await context.newPage(), key);
  await beside.openAt(SITE);
  await expect(beside.log.getByText("my name is Ana")).toHaveCount(1);
  await beside.chooseFromMenu("Erase my data");
  await expect(beside.panel.locator('[data-part="guard-erase"]')).toBeVisible();

  await visitor.chooseFromMenu("Erase my data");
  await visitor.panel.getByRole("button", { name: "Erase my data" }).click();
  await expect(visitor.panel.locator('[data-part="receipt"]')).toBeVisible();
  await expect(beside.log.getByText("my name is Ana")).toHaveCount(0);
  // There is nothing left to ask about.
  await expect(beside.panel.locator('[data-part="guard-erase"]')).toHaveCount(0);
  await beside.say("what are your hours?");
  await expect(beside.log.locator('[data-type="bot"]')).toHaveCount(1);
  const session = await beside.sessionId();
  expect(session).not.toBe(erased);
  await expectRows(
    "select count(*)::int as conversations from widget_conversations where session_id = $1",
    [session],
    [{ conversations: 1 }],
  );
  expect(await query("select 1 from widget_conversations where session_id = $1", [erased])).toEqual(
    [],
  );
});

test("without a connection nothing is erased, and it can be tried again", async ({
  page,
  context,
}) => {
  const visitor = await openAndSay(page, await makeWidget({}));
  await visitor.chooseFromMenu("Erase my data");
  await context.setOffline(true);
  const button = visitor.panel.getByRole("button", { name: "Erase my data" });
  await button.click();
  await expect(visitor.panel.getByRole("alert")).toContainText("Please try again");
  await expect(visitor.log.getByText("my name is Ana")).toHaveCount(1);
  await context.setOffline(false);
  await button.click();
  await expect(visitor.panel.locator('[data-part="receipt"]')).toBeVisible();
});

test("who declines the new text of a consent can still take back what they left under the old one", async ({
  page,
}) => {
  const visitor = await serveWidget(page, await makeWidget(CONSENT));
  let version = CONSENT.consent_version;
  await page.route("**/config", async (route) => {
    const response = await route.fetch();
    const config = { ...(await response.json()), consent_version: version };
    await route.fulfill({ response, json: config });
  });
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await visitor.say("my name is Ana");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
  version = "2026-02";
  await page.reload();
  await visitor.panel.getByRole("button", { name: "No thanks" }).click();
  await visitor.panel.getByRole("button", { name: "Erase my data" }).click();
  await visitor.panel.getByRole("button", { name: "Erase my data" }).click();
  await expect(visitor.panel.locator('[data-part="receipt"]')).toBeVisible();
  expect((await visitor.stored()).local).toEqual([]);
});
