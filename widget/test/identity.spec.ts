import type { Browser, BrowserContext } from "@playwright/test";
import { expect, type Page, test } from "@playwright/test";
import { signFor, type TestSecret } from "../../worker/test/identity-token.ts";
import { makeWidget } from "./guarded-site.ts";
import { expectRows } from "./product.ts";
import { makeKey, openSignedIn, sayAndHear } from "./signed-in.ts";
import type { Visitor } from "./visitor.ts";

let widgetKey: string;
let key: TestSecret;

test.beforeEach(async () => {
  widgetKey = await makeWidget({ enable_email_capture: true });
  key = await makeKey(widgetKey);
});

const devices: BrowserContext[] = [];
test.afterEach(async () => {
  await Promise.all(devices.splice(0).map((context) => context.close()));
});

async function device(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  devices.push(context);
  return context;
}

/** As the person named `sub`, on a page of the members' site. */
async function signedIn(page: Page, sub: string, claims = {}): Promise<Visitor> {
  return openSignedIn(page, widgetKey, await signFor(key, sub, claims));
}

async function identify(page: Page, traits: object): Promise<void> {
  await page.evaluate((given) => Reflect.get(window, "WeTechForUWidget").identify(given), traits);
}

/** Everything that the browser keeps for the site, as one text. */
function allStored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
}

test("a person's conversation is there on their other device, and goes on in both", async ({
  browser,
}) => {
  const phone = await signedIn(await (await device(browser)).newPage(), "ana", {
    name: "Ana Ruiz",
  });
  await phone.open();
  await sayAndHear(phone, "do you have parking?");

  const desk = await signedIn(await (await device(browser)).newPage(), "ana", { name: "Ana Ruiz" });
  await desk.open();
  await expect(desk.log.getByText("do you have parking?")).toHaveCount(1);
  await sayAndHear(desk, "and for bicycles?");
  await expect(phone.log.getByText("and for bicycles?")).toHaveCount(1);
  await expectRows(
    `select c.visitor_external_id, c.visitor_name, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1`,
    [widgetKey],
    [{ visitor_external_id: "ana", visitor_name: "Ana Ruiz", message_count: 4 }],
  );
});

test("asking for a person's conversation elsewhere waits for the visitor's act, and stores nothing", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST")
      asked.push(new URL(request.url()).pathname.split("/").at(-1) ?? "");
  });
  const visitor = await signedIn(page, "ana");
  await expect(visitor.launcher).toBeVisible();
  expect(asked).toEqual([]);
  const answered = page.waitForResponse((response) => response.url().endsWith("/identify"));
  await visitor.open();
  expect(await (await answered).json()).toMatchObject({ success: true, conversation: null });
  await expectRows(
    `select count(*)::int as conversations from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1`,
    [widgetKey],
    [{ conversations: 0 }],
  );
});

test("what was begun before signing in becomes the person's", async ({ page, browser }) => {
  const visitor = await openSignedIn(page, widgetKey, null);
  await visitor.open();
  await sayAndHear(visitor, "do you see children?");
  const told = page.waitForResponse((response) => response.url().endsWith("/identify"));
  await identify(page, { token: await signFor(key, "ana") });
  expect((await told).status()).toBe(200);
  await expect(visitor.log.getByText("do you see children?")).toHaveCount(1);

  const elsewhere = await signedIn(await (await device(browser)).newPage(), "ana");
  await elsewhere.open();
  await expect(elsewhere.log.getByText("do you see children?")).toHaveCount(1);
});

test("when another person signs in on the page, nothing of the one before is left on it", async ({
  page,
}) => {
  const visitor = await signedIn(page, "ana", { name: "Ana Ruiz", email: "ana@example.com" });
  await visitor.open();
  await sayAndHear(visitor, "my name is Ana");
  await visitor.chooseFromMenu("Leave your details");
  await visitor.panel
    .getByLabel("Phone")
    .or(visitor.panel.getByLabel("E-mail"))
    .first()
    .fill("a@b.example");
  await visitor.composer.fill("half a thought of Ana's");

  // Nobody answers: what has to vanish does not wait for the API.
  await page.route("**/identify", (route) => route.abort());
  await identify(page, { token: await signFor(key, "bob"), name: "Bob", email: undefined });
  await expect(visitor.log.getByText("my name is Ana")).toHaveCount(0);
  await expect(visitor.composer).toHaveValue("");
  await expect(visitor.panel.locator("[data-part=lead-form]")).toHaveCount(0);
  expect(await allStored(page)).not.toMatch(/ana/i);

  await page.unroute("**/identify");
  await sayAndHear(visitor, "I am Bob");
  await expect(visitor.log.getByText("my name is Ana")).toHaveCount(0);
  await expectRows(
    `select c.visitor_external_id, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1 order by 1`,
    [widgetKey],
    [
      { visitor_external_id: "ana", message_count: 2 },
      { visitor_external_id: "bob", message_count: 2 },
    ],
  );
});

test("what a person could not send is never sent as another, and goes out when they are back", async ({
  page,
}) => {
  const ana = await signedIn(page, "ana");
  await ana.open();
  await sayAndHear(ana, "hello");
  const sent: string[] = [];
  await page.route("**/message", (route) => {
    sent.push(String(route.request().postData()));
    return route.abort();
  });
  await ana.say("what Ana wrote on the train");
  await expect(ana.log.locator("[data-delivery=waiting]")).toHaveCount(1);

  // A page that names nobody neither shows nor sends what is Ana's.
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  const nobody = await openSignedIn(page, widgetKey, null);
  await expect(nobody.composer).toBeVisible();
  const tries = sent.length;
  await expect(nobody.log.getByText("hello", { exact: true })).toHaveCount(0);
  await expect(nobody.log.getByText("what Ana wrote")).toHaveCount(0);
  expect(sent).toHaveLength(tries);
  await page.unroute("**/message");

  const back = await signedIn(page, "ana");
  await expect(back.log.getByText("what Ana wrote on the train")).toHaveCount(1);
  await expectRows(
    `select c.visitor_external_id, m.message_text from widget_messages m
     join widget_conversations c on c.id = m.conversation_id
     join widget_configs w on w.id = c.widget_id
     where w.widget_key = $1 and m.message_type = 'user' order by m.seq`,
    [widgetKey],
    [
      { visitor_external_id: "ana", message_text: "hello" },
      { visitor_external_id: "ana", message_text: "what Ana wrote on the train" },
    ],
  );
});

test("after a log-out that forgot to reset, the next page shows nothing of the person", async ({
  page,
}) => {
  const ana = await signedIn(page, "ana");
  await ana.open();
  await sayAndHear(ana, "only Ana may read this");
  const nobody = await openSignedIn(page, widgetKey, null);
  await expect(nobody.panel).toBeVisible();
  await expect(nobody.composer).toBeVisible();
  await expect(nobody.log.getByText("only Ana may read this")).toHaveCount(0);
  await sayAndHear(nobody, "I am somebody else");
  await expect(nobody.log.getByText("only Ana may read this")).toHaveCount(0);
  await expectRows(
    `select c.visitor_external_id, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1 order by started_at`,
    [widgetKey],
    [
      { visitor_external_id: "ana", message_count: 2 },
      { visitor_external_id: null, message_count: 2 },
    ],
  );
});

test("a reset leaves nothing of the person: on the screen, in storage, in another tab", async ({
  context,
}) => {
  const ana = await signedIn(await context.newPage(), "ana", { name: "Ana Ruiz" });
  await ana.open();
  await sayAndHear(ana, "my name is Ana");
  const beside = await signedIn(await context.newPage(), "ana", { name: "Ana Ruiz" });
  await beside.open();
  await expect(beside.log.getByText("my name is Ana")).toHaveCount(1);

  await ana.page.evaluate(() => Reflect.get(window, "WeTechForUWidget").reset());
  for (const tab of [ana, beside]) {
    await expect(tab.log.getByText("my name is Ana")).toHaveCount(0);
    await expect.poll(() => allStored(tab.page)).not.toMatch(/ana|session_id/i);
    await tab.chooseFromMenu("Leave your details");
    await expect(tab.panel.getByLabel("Name")).toHaveValue("");
  }
  await sayAndHear(ana, "who am I?");
  await expectRows(
    `select c.visitor_external_id from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1 order by started_at`,
    [widgetKey],
    [{ visitor_external_id: "ana" }, { visitor_external_id: null }],
  );
});

test("a person erases themselves from the chat's menu, on all their devices", async ({
  browser,
}) => {
  const phone = await signedIn(await (await device(browser)).newPage(), "ana");
  await phone.open();
  await sayAndHear(phone, "do you have parking?");
  const desk = await signedIn(await (await device(browser)).newPage(), "ana");
  await desk.open();
  await expect(desk.log.getByText("do you have parking?")).toHaveCount(1);
  await phone.chooseFromMenu("Erase my data");
  await phone.panel.getByRole("button", { name: "Erase my data" }).click();
  await expect(phone.panel.locator('[data-part="receipt"]')).toBeVisible();
  await expectRows(
    "select count(*)::int as conversations from widget_conversations where visitor_external_id = 'ana' and widget_id = (select id from widget_configs where widget_key = $1)",
    [widgetKey],
    [{ conversations: 0 }],
  );
});

test("a person erases themselves from a device on which they have written nothing", async ({
  browser,
}) => {
  const phone = await signedIn(await (await device(browser)).newPage(), "ana");
  await phone.open();
  await sayAndHear(phone, "do you have parking?");
  const desk = await signedIn(await (await device(browser)).newPage(), "ana");
  await desk.open();
  await expect(desk.log.getByText("do you have parking?")).toHaveCount(1);
  await desk.chooseFromMenu("Erase my data");
  await desk.panel.getByRole("button", { name: "Erase my data" }).click();
  await expect(desk.panel.locator('[data-part="receipt"]')).toBeVisible();
  await expect(desk.log.getByText("do you have parking?")).toHaveCount(0);
  await expectRows(
    "select count(*)::int as conversations from widget_conversations where widget_id = (select id from widget_configs where widget_key = $1)",
    [widgetKey],
    [{ conversations: 0 }],
  );
});

test("whom the business can reach already is not asked for it, and finds the form filled in", async ({
  page,
}) => {
  const visitor = await signedIn(page, "ana", { name: "Ana Ruiz", email: "ana@example.com" });
  const told = page.waitForResponse((response) => response.url().endsWith("/identify"));
  await visitor.open();
  await told;
  await sayAndHear(visitor, "asdf qwer");
  await expect(visitor.panel.getByLabel("Name")).toHaveCount(0);
  const offered = visitor.panel.getByRole("group", { name: "Suggestions" });
  await offered.getByRole("button", { name: "Leave your details" }).click();
  await expect(visitor.panel.getByLabel("Name")).toHaveValue("Ana Ruiz");
  await expect(visitor.panel.getByLabel("E-mail")).toHaveValue("ana@example.com");
});

test("what a page only says is told as such, and opens nothing", async ({ page }) => {
  const visitor = await openSignedIn(page, widgetKey, null);
  await identify(page, { name: "Says Ana", attributes: { plan: "pro" } });
  await visitor.open();
  await sayAndHear(visitor, "hello");
  await expectRows(
    `select c.visitor_external_id, c.visitor_name, c.known_visitor->'claimed'->>'name' as said,
       c.known_visitor->'claimed'->'attributes' as attributes
     from widget_conversations c join widget_configs w on w.id = c.widget_id
     where w.widget_key = $1`,
    [widgetKey],
    [
      {
        visitor_external_id: null,
        visitor_name: null,
        said: "Says Ana",
        attributes: { plan: "pro" },
      },
    ],
  );
});
