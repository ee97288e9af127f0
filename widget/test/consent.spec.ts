import { expect, test } from "@playwright/test";
import { CONSENT, collectPosts, makeWidget, SITE, serveWidget } from "./guarded-site.ts";
import { collectComplaints, expectRows, PRODUCT_URL, query } from "./product.ts";

const NOTICE = {
  require_disclaimer: true,
  disclaimer_text: "This is no medical advice.",
  disclaimer_version: "1",
};

test("before the visitor agrees, nothing is stored and nothing is asked of the API", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  const posts = collectPosts(page);
  const visitor = await serveWidget(page, await makeWidget(CONSENT));
  await visitor.openAt(SITE);
  await expect(visitor.panel.getByText("30 days")).toBeVisible();
  await expect(visitor.composer).toBeHidden();
  await expect(visitor.panel.getByRole("button", { name: "More options" })).toBeHidden();
  await visitor.panel.getByRole("button", { name: "No thanks" }).click();
  await expect(visitor.panel.getByRole("link", { name: "desk@clinic.example" })).toHaveAttribute(
    "href",
    "mailto:desk@clinic.example",
  );
  await expect(visitor.panel.getByRole("link", { name: "+1 312 555 0143" })).toHaveAttribute(
    "href",
    "tel:+13125550143",
  );
  expect(await visitor.stored()).toEqual({ local: [], session: [], cookies: 0 });
  expect(posts.filter((name) => name !== "event")).toEqual([]);

  await visitor.panel.getByRole("button", { name: "Think again" }).click();
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await expect(visitor.composer).toBeVisible();
  await visitor.say("hello");
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
  const session = await visitor.sessionId();
  await expectRows(
    `select a.kind, a.version from widget_disclaimer_acceptances a
     join widget_conversations c on c.id = a.conversation_id where c.session_id = $1`,
    [session],
    [{ kind: "consent", version: "2026-01" }],
  );
  await page.reload();
  await expect(visitor.composer).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a text of the consent that has changed is shown anew, and nothing typed is lost", async ({
  page,
}) => {
  const key = await makeWidget(CONSENT);
  const visitor = await serveWidget(page, key);
  let version = "2026-01";
  // What the edge serves follows within a minute; here it does at once.
  await page.route("**/config", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), consent_version: version },
    });
  });
  await page.route("**/conversation", async (route) => {
    if (version !== "2026-01") return route.continue();
    version = "2026-02";
    await route.fulfill({
      status: 403,
      headers: { "Access-Control-Allow-Origin": "*" },
      json: { error: { code: "consent_required", message: "Agree first.", request_id: "1" } },
    });
  });
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await visitor.say("is my question still here?");
  await expect(visitor.panel.getByRole("button", { name: "Agree" })).toBeVisible();
  await expect(visitor.log.getByText("is my question still here?")).toHaveCount(1);
});

test("who agreed to an earlier text agrees to the new one, and goes on in the same conversation", async ({
  page,
}) => {
  const key = await makeWidget(CONSENT);
  const visitor = await serveWidget(page, key);
  // Past the browser's own copy, which may be half a minute old.
  await page.route("**/config", async (route) => route.fulfill({ response: await route.fetch() }));
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await visitor.say("hello");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
  const session = await visitor.sessionId();
  const posts = collectPosts(page);

  await query("update widget_configs set consent_version = '2026-02' where widget_key = $1", [key]);
  await page.request.get(`${PRODUCT_URL}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`);
  const config = `${PRODUCT_URL}/api/chat-widget/public/widget/${key}/config`;
  await expect
    .poll(async () => (await (await page.request.get(config)).json()).consent_version)
    .toBe("2026-02");
  await page.reload();
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await visitor.say("where do I park?");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(2);
  await expect(visitor.log.getByText("hello", { exact: true })).toHaveCount(1);
  // Once was enough: nothing was refused and asked for again.
  expect(posts.filter((name) => name === "message")).toHaveLength(1);
  await expectRows(
    `select a.version, count(distinct c.id)::int as conversations from widget_disclaimer_acceptances a
     join widget_conversations c on c.id = a.conversation_id where c.session_id = $1
     group by 1 order by 1`,
    [session],
    [
      { version: "2026-01", conversations: 1 },
      { version: "2026-02", conversations: 1 },
    ],
  );
});

test("the disclaimer follows the consent, and the focus goes along", async ({ page }) => {
  const visitor = await serveWidget(page, await makeWidget({ ...CONSENT, ...NOTICE }));
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "Agree" }).press("Enter");
  await expect(visitor.panel.getByRole("heading", { name: "Before we begin" })).toBeFocused();
  await visitor.panel.getByRole("button", { name: "I understand" }).press("Enter");
  await expect(visitor.composer).toBeFocused();
  await visitor.say("hello");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
});

test("who leaves their details under an old disclaimer is shown the new one, and nothing typed is lost", async ({
  page,
}) => {
  const visitor = await serveWidget(page, await makeWidget(NOTICE));
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "I understand" }).click();
  await expect(visitor.composer).toBeFocused();
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("Name").fill("Ana Ruiz");
  await visitor.panel.getByLabel("E-mail").fill("ana@example.com");
  await page.route(
    "**/capture-lead",
    (route) =>
      route.fulfill({
        status: 403,
        headers: { "Access-Control-Allow-Origin": "*" },
        json: { error: { code: "disclaimer_required", message: "Accept first.", request_id: "1" } },
      }),
    { times: 1 },
  );
  const send = visitor.panel.getByRole("button", { name: "Send details" });
  await send.click();
  await visitor.panel.getByRole("button", { name: "I understand" }).click();
  await send.click();
  await expect(visitor.panel.locator('[data-part="lead-done"]')).toBeVisible();
});

test("an acceptance that takes its time takes the focus from nobody who types meanwhile", async ({
  page,
}) => {
  const visitor = await serveWidget(page, await makeWidget(NOTICE));
  const typed = Promise.withResolvers<void>();
  await page.route("**/disclaimer", async (route) => {
    await typed.promise;
    await route.continue();
  });
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "I understand" }).click();
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel.getByLabel("E-mail").fill("ana@example.com");
  typed.resolve();
  await expect(visitor.composer).toBeVisible();
  await expect(visitor.panel.getByLabel("E-mail")).toBeFocused();
});

test("of a long text, what there is to decide is in sight; a number reads the same in every direction", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  const consent_text = "We keep what you write, and what we learn from it. ".repeat(60);
  const visitor = await serveWidget(page, await makeWidget({ ...CONSENT, consent_text }));
  await visitor.openAt(SITE);
  await expect(visitor.panel.getByRole("button", { name: "Agree" })).toBeInViewport({ ratio: 1 });
  await visitor.panel.getByRole("button", { name: "No thanks" }).click();
  const number = visitor.panel.getByRole("link", { name: "+1 312 555 0143" });
  await expect(number).toHaveAttribute("dir", "ltr");
});

test("what is agreed to in one tab is agreed to in the other", async ({ page, context }) => {
  const key = await makeWidget(CONSENT);
  const visitor = await serveWidget(page, key);
  const beside = await serveWidget(await context.newPage(), key);
  await beside.openAt(SITE);
  await expect(beside.panel.getByRole("button", { name: "Agree" })).toBeVisible();
  await visitor.openAt(SITE);
  await visitor.panel.getByRole("button", { name: "Agree" }).click();
  await expect(beside.composer).toBeVisible();
});
