import { expect, type Page } from "@playwright/test";
import { makeSecret, type TestSecret } from "../../worker/test/identity-token.ts";
import { PRODUCT_URL, query, serveSite } from "./product.ts";
import { Visitor } from "./visitor.ts";

const SITE = "http://members.example";

/** What the client's server signs with. To be made before the widget is first used: the edge reads both together. */
export async function makeKey(widgetKey: string): Promise<TestSecret> {
  const key = makeSecret();
  await query(
    `insert into widget_identity_keys (widget_id, key_id, label, algorithm, secret)
     select id, $2, 'Members', 'HS256', $3 from widget_configs where widget_key = $1`,
    [widgetKey, key.keyId, key.secret],
  );
  return key;
}

/** A page of the members' site, which names its visitor as it loads; null: nobody is signed in. */
export async function openSignedIn(
  page: Page,
  widgetKey: string,
  token: string | null,
): Promise<Visitor> {
  const naming = token ? `WeTechForUWidget.push(["identify", ${JSON.stringify({ token })}]);` : "";
  await page.unroute(`${SITE}/**`);
  await serveSite(
    page,
    SITE,
    `<!doctype html><html lang="en"><title>Members</title><body><main><h1>Members</h1></main>
     <script>window.WeTechForUWidget = window.WeTechForUWidget || []; ${naming}</script>
     <script async src="${PRODUCT_URL}/widget.js" data-widget-key="${widgetKey}"></script></body></html>`,
  );
  await page.goto(`${SITE}/`);
  return new Visitor(page);
}

/** Says something, and waits until the bot has answered. */
export async function sayAndHear(visitor: Visitor, text: string): Promise<void> {
  const answers = visitor.log.locator("[data-type=bot]");
  const before = await answers.count();
  await visitor.say(text);
  await expect(answers).toHaveCount(before + 1);
}
