import { expect, type Page, test } from "@playwright/test";
import { signFor, type TestSecret } from "../../worker/test/identity-token.ts";
import { makeWidget } from "./guarded-site.ts";
import { expectRows, PRODUCT_URL } from "./product.ts";
import { makeKey, openSignedIn, sayAndHear } from "./signed-in.ts";
import type { Visitor } from "./visitor.ts";

let widgetKey: string;
let key: TestSecret;

test.beforeEach(async () => {
  widgetKey = await makeWidget({ enable_email_capture: true });
  key = await makeKey(widgetKey);
});

/** As the person named `sub`, on a page of the members' site. */
async function signedIn(page: Page, sub: string, claims = {}): Promise<Visitor> {
  return openSignedIn(page, widgetKey, await signFor(key, sub, claims));
}

test("a token that is over is refused: the page hears it, gives a new one, and nothing is lost", async ({
  page,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const ana = await signedIn(page, "ana");
  await ana.open();
  await sayAndHear(ana, "hello from Ana");
  const over = Math.floor(Date.now() / 1000) - 3_600;
  const fresh = await signFor(key, "ana", { name: "Ana Fresh" });
  // In the queue before all else: the panel, open from the page before, asks as soon as it is there.
  await page.addInitScript((token) => {
    const refusals: unknown[] = [];
    const hear = (refusal: unknown) => {
      refusals.push(refusal);
      Reflect.get(window, "WeTechForUWidget").identify({ token });
    };
    Object.assign(window, { refusals, WeTechForUWidget: [["on", "identify_refused", hear]] });
  }, fresh);
  const late = await openSignedIn(
    page,
    widgetKey,
    await signFor(key, "ana", { exp: over, iat: over - 60 }),
  );
  await expect(late.panel).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "refusals")))
    .toEqual([{ reason: "expired" }]);
  await expect(late.log.getByText("hello from Ana")).toHaveCount(1);
  await sayAndHear(late, "still me");
  await expectRows(
    `select c.visitor_external_id, c.visitor_name, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1`,
    [widgetKey],
    [{ visitor_external_id: "ana", visitor_name: "Ana Fresh", message_count: 4 }],
  );
  expect(errors).toEqual([]);
});

test("where a person's conversation takes no more words, the next begins below what is shown", async ({
  page,
}) => {
  // Nothing tells this page that the conversation ends.
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebSocket"));
  await page.route("**/messages", (route) => route.abort());
  const ana = await signedIn(page, "ana");
  await ana.open();
  await sayAndHear(ana, "hello from Ana");
  const [, conversation_id] = /"conversation_id":"([^"]+)"/.exec(
    await page.evaluate(() => Object.values({ ...localStorage }).join()),
  ) ?? [""];
  const ended = await page.request.post(
    `${PRODUCT_URL}/api/chat-widget/public/widget/${widgetKey}/end`,
    { data: { conversation_id } },
  );
  expect(ended.status()).toBe(200);
  await sayAndHear(ana, "and one thing more");
  await expect(ana.log.locator("[data-type=user]")).toContainText([
    "hello from Ana",
    "and one thing more",
  ]);
  await expectRows(
    `select c.visitor_external_id, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1`,
    [widgetKey],
    [
      { visitor_external_id: "ana", message_count: 2 },
      { visitor_external_id: "ana", message_count: 2 },
    ],
  );
});

test("with a token that is never taken the chat goes on, as nobody's", async ({ page }) => {
  const ana = await openSignedIn(page, widgetKey, `${await signFor(key, "ana")}broken`);
  await ana.open();
  await sayAndHear(ana, "does anybody hear me?");
  await expectRows(
    `select c.visitor_external_id, c.message_count from widget_conversations c
     join widget_configs w on w.id = c.widget_id where w.widget_key = $1`,
    [widgetKey],
    [{ visitor_external_id: null, message_count: 2 }],
  );
});

test("whom the page names no more is neither shown nor spoken for, also while their first message is under way", async ({
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/conversation", async (route) => {
    await held;
    await route.continue();
  });
  const visitor = await signedIn(page, "ana");
  await visitor.open();
  const asked = page.waitForRequest("**/conversation");
  await visitor.say("only Ana may read this");
  await asked;
  await visitor.composer.fill("half a thought of Ana's");
  await page.evaluate(() => Reflect.get(window, "WeTechForUWidget").identify({ token: "" }));
  await expect(visitor.log.getByText("only Ana")).toHaveCount(0);
  await expect(visitor.composer).toHaveValue("");
  release();
  await sayAndHear(visitor, "I am somebody else");
  await expect(visitor.log.getByText("only Ana")).toHaveCount(0);
  await expectRows(
    `select c.visitor_external_id as who, m.message_text as text from widget_messages m
     join widget_conversations c on c.id = m.conversation_id
     join widget_configs w on w.id = c.widget_id
     where w.widget_key = $1 and m.message_type = 'user'`,
    [widgetKey],
    [{ who: null, text: "I am somebody else" }],
  );
});
