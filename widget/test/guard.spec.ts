import { randomBytes } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import {
  CLINIC_KEY,
  collectComplaints,
  expectRows,
  PRODUCT_URL,
  query,
  serveSite,
} from "./product.ts";
import { Visitor } from "./visitor.ts";

const SITE = "http://guarded.example";
/** Turnstile's public test keys, with which every challenge is passed. */
const SITE_KEY = "1x00000000000000000000AA";
const SECRET_KEY = "1x0000000000000000000000000000000AA";

const LOOKS = [
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 375, colorScheme: "light" },
  { width: 375, colorScheme: "dark" },
] as const;

/** A widget of the clinic's with settings of its own; the edge reads it at its first use. */
async function makeWidget(settings: Record<string, unknown>): Promise<string> {
  const key = `wtfu_${randomBytes(16).toString("hex")}`;
  const names = Object.keys(settings);
  const places = names.map((_, at) => `, $${at + 2}`).join("");
  await query(
    `insert into widget_configs (client_id, widget_key, widget_name${names.map((name) => `, ${name}`).join("")})
     select client_id, $1, 'Guarded'${places} from widget_configs where widget_key = '${CLINIC_KEY}'`,
    [key, ...Object.values(settings)],
  );
  return key;
}

async function serveWidget(page: Page, key: string): Promise<Visitor> {
  await serveSite(
    page,
    SITE,
    `<!doctype html><html lang="en"><title>Guarded</title><body><main><h1>Guarded</h1></main>
     <script async src="${PRODUCT_URL}/widget.js" data-widget-key="${key}"></script></body></html>`,
  );
  return new Visitor(page);
}

/** What Cloudflare's script does, by its documentation, with its documented dummy token. */
async function serveTurnstile(page: Page): Promise<void> {
  await page.route("https://challenges.cloudflare.com/turnstile/v0/api.js*", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `window.turnstile = {
        render(place, options) {
          const button = document.createElement("button");
          button.textContent = "Verify you are human";
          button.onclick = () => options.callback("XXXX.DUMMY.TOKEN.XXXX");
          place.append(button);
          place.dataset.sitekey = options.sitekey;
          return "1";
        },
        reset() {},
        remove() { document.querySelector("[data-sitekey]")?.remove(); },
      };`,
    }),
  );
}

/** Calls of the widget that could leave something behind. */
function collectPosts(page: Page): string[] {
  const posts: string[] = [];
  page.on("request", (request) => {
    const name = /\/public\/widget\/[^/]+\/([\w/-]+)/.exec(request.url())?.[1];
    if (request.method() === "POST" && name) posts.push(name);
  });
  return posts;
}

const consent = {
  require_consent: true,
  consent_text:
    "We keep what you write for **30 days**. [How we handle it](https://clinic.example/privacy)",
  consent_version: "2026-01",
  contact_email: "desk@clinic.example",
  contact_phone: "+1 312 555 0143",
};

test("before the visitor agrees, nothing is stored and nothing is asked of the API", async ({
  page,
}) => {
  const complaints = collectComplaints(page);
  const posts = collectPosts(page);
  const visitor = await serveWidget(page, await makeWidget(consent));
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
  const key = await makeWidget(consent);
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

test("whoever proves to be a person has their message sent as it was, once", async ({ page }) => {
  await serveTurnstile(page);
  const key = await makeWidget({
    require_captcha: true,
    captcha_site_key: SITE_KEY,
    captcha_secret_key: SECRET_KEY,
  });
  const visitor = await serveWidget(page, key);
  await visitor.openAt(SITE);
  await visitor.say("what are your hours?");
  await expect(
    visitor.panel.getByRole("heading", { name: "Please show that you are a person" }),
  ).toBeFocused();
  await page.getByRole("button", { name: "Verify you are human" }).click();
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
  await expect(visitor.log.getByText("what are your hours?")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Verify you are human" })).toHaveCount(0);
  await expect(visitor.composer).toBeFocused();
  await visitor.say("where do I park?");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(2);
  await expectRows(
    `select m.message_type, count(*)::int from widget_messages m
     join widget_conversations c on c.id = m.conversation_id where c.session_id = $1
     group by 1 order by 1`,
    [await visitor.sessionId()],
    [
      { message_type: "bot", count: 2 },
      { message_type: "user", count: 2 },
    ],
  );
});

test("where the check cannot be loaded, one is told how else to reach the business, and can try again", async ({
  page,
}) => {
  await page.route("https://challenges.cloudflare.com/**", (route) => route.abort());
  const key = await makeWidget({
    require_captcha: true,
    captcha_site_key: SITE_KEY,
    captcha_secret_key: SECRET_KEY,
    contact_email: "desk@clinic.example",
  });
  const visitor = await serveWidget(page, key);
  await visitor.openAt(SITE);
  await visitor.say("what are your hours?");
  await expect(visitor.panel).toContainText("The check did not work");
  await expect(visitor.panel.getByRole("link", { name: "desk@clinic.example" })).toBeVisible();
  await page.unroute("https://challenges.cloudflare.com/**");
  await serveTurnstile(page);
  await visitor.panel.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Verify you are human" }).click();
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
});

test("a blocked visitor reads a plain sentence and how to reach the business, and nothing is sent again", async ({
  page,
}) => {
  const key = await makeWidget({
    blocked_keywords: ["cheap watches"],
    contact_email: "desk@clinic.example",
  });
  const posts = collectPosts(page);
  const visitor = await serveWidget(page, key);
  await visitor.openAt(SITE);
  await visitor.say("buy cheap watches");
  await expect(visitor.panel).toContainText("This could not be taken here.");
  await expect(visitor.panel.getByRole("link", { name: "desk@clinic.example" })).toBeVisible();
  // The business may see what was blocked; to its visitor it stays there to be copied.
  await expect(visitor.log.getByText("buy cheap watches")).toHaveCount(1);
  await visitor.say("what are your hours?");
  await expect(visitor.log.locator('[data-type="bot"]').last()).toBeVisible();
  await expect(visitor.panel).not.toContainText("This could not be taken here.");
  expect(posts.filter((name) => name === "message")).toHaveLength(2);
});

test("a visitor erases what they left, and keeps nothing but the number of the receipt", async ({
  page,
}) => {
  const visitor = await serveWidget(page, await makeWidget({}));
  await visitor.openAt(SITE);
  await visitor.say("my name is Ana");
  await expect(visitor.log.locator('[data-type="bot"]')).toHaveCount(1);
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

test("a robot that fills in what people do not see tells on itself", async ({ page }) => {
  const visitor = await serveWidget(page, await makeWidget({}));
  await visitor.openAt(SITE);
  await visitor.chooseFromMenu("Leave your details");
  const trap = page.locator('[name="subject-line"]');
  await expect(trap).toHaveAttribute("tabindex", "-1");
  await visitor.panel.getByLabel("Name").fill("Ana Ruiz");
  await visitor.panel.getByLabel("E-mail").fill("ana@example.com");
  await trap.fill("cheap watches", { force: true });
  const sent = page.waitForRequest(/capture-lead$/);
  await visitor.panel.getByRole("button", { name: "Send details" }).click();
  const { signs } = JSON.parse((await sent).postData() ?? "{}");
  expect(signs).toMatchObject({ trap: "cheap watches", acted: true });
  expect(signs.since_open_ms).toBeGreaterThanOrEqual(0);
});

for (const { width, colorScheme } of LOOKS) {
  test(`no card of the guard breaks the rules of access at ${width} px, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width, height: 812 },
      colorScheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.route("https://challenges.cloudflare.com/**", (route) => route.abort());
    const key = await makeWidget({
      ...consent,
      require_captcha: true,
      captcha_site_key: SITE_KEY,
      captcha_secret_key: SECRET_KEY,
    });
    const visitor = await serveWidget(page, key);
    await visitor.openAt(SITE);
    await expect(visitor.panel.getByRole("button", { name: "Agree" })).toBeVisible();
    await expectNoViolations(page);
    await visitor.panel.getByRole("button", { name: "No thanks" }).click();
    await expectNoViolations(page);
    await visitor.panel.getByRole("button", { name: "Think again" }).click();
    await visitor.panel.getByRole("button", { name: "Agree" }).click();
    await visitor.say("what are your hours?");
    await expect(visitor.panel).toContainText("The check did not work");
    await expectNoViolations(page);
    await visitor.panel.getByRole("button", { name: "Not now" }).click();
    await visitor.chooseFromMenu("Erase my data");
    await expectNoViolations(page);
    await context.close();
  });
}
