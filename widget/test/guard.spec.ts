import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "./access.ts";
import { CONSENT, collectPosts, makeWidget, SITE, serveWidget } from "./guarded-site.ts";
import { expectRows, PRODUCT_URL } from "./product.ts";

/** Turnstile's public test keys, with which every challenge is passed. */
const SITE_KEY = "1x00000000000000000000AA";
const SECRET_KEY = "1x0000000000000000000000000000000AA";

const LOOKS = [
  { width: 1440, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 375, colorScheme: "light" },
  { width: 375, colorScheme: "dark" },
] as const;

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

test("a page whose policy forbids the check says so in the panel, and goes on working", async ({
  page,
}) => {
  await serveTurnstile(page);
  const key = await makeWidget({
    require_captcha: true,
    captcha_site_key: SITE_KEY,
    captcha_secret_key: SECRET_KEY,
    contact_email: "desk@clinic.example",
  });
  const policy = `default-src 'none'; script-src ${PRODUCT_URL}; style-src 'unsafe-inline'; connect-src ${PRODUCT_URL} ${PRODUCT_URL.replace("http", "ws")}`;
  const visitor = await serveWidget(page, key, { "Content-Security-Policy": policy });
  await visitor.openAt(SITE);
  await visitor.say("what are your hours?");
  await expect(visitor.panel).toContainText("The check did not work");
  await expect(visitor.panel.getByRole("link", { name: "desk@clinic.example" })).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Not now" }).click();
  await expect(visitor.composer).toBeFocused();
  await expect(visitor.log.getByText("what are your hours?")).toHaveCount(1);
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
  await visitor.chooseFromMenu("Talk to a person");
  await expect(visitor.panel.getByText(/could not be taken/)).toHaveCount(1);
  await visitor.say("what are your hours?");
  await expect(visitor.log.locator('[data-type="bot"]').last()).toBeVisible();
  await expect(visitor.panel).not.toContainText("This could not be taken here.");
  expect(posts.filter((name) => name === "message")).toHaveLength(2);
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
      ...CONSENT,
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
