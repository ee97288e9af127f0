import { expect, test } from "@playwright/test";
import { signFor, type TestSecret } from "../../worker/test/identity-token.ts";
import { makeWidget } from "./guarded-site.ts";
import { expectRows } from "./product.ts";
import { makeKey, openSignedIn, sayAndHear } from "./signed-in.ts";

// One browser, several pages and tabs of a site: what one of them begins, and what it leaves.

let widgetKey: string;
let key: TestSecret;

test.beforeEach(async () => {
  widgetKey = await makeWidget({ enable_email_capture: true });
  key = await makeKey(widgetKey);
});

const WRITTEN = `select c.visitor_external_id as who, m.message_text as text from widget_messages m
  join widget_conversations c on c.id = m.conversation_id
  join widget_configs w on w.id = c.widget_id
  where w.widget_key = $1 and m.message_type = 'user' order by m.created_at`;

test("a tab that still names somebody neither shows nor joins what another begins beside it", async ({
  context,
}) => {
  const ana = await openSignedIn(await context.newPage(), widgetKey, await signFor(key, "ana"));
  await ana.open();
  await sayAndHear(ana, "I am Ana");
  const left = await openSignedIn(await context.newPage(), widgetKey, await signFor(key, "ana"));
  await left.open();
  await expect(left.log.getByText("I am Ana")).toHaveCount(1);

  // Signed out in the first tab, without a reset.
  const nobody = await openSignedIn(ana.page, widgetKey, null);
  await expect(nobody.composer).toBeVisible();
  await sayAndHear(nobody, "I am somebody else");
  await sayAndHear(left, "I am Ana still");
  await expect(left.log.getByText("I am somebody else")).toHaveCount(0);
  await expect(nobody.log.getByText("I am Ana")).toHaveCount(0);
  await expectRows(
    WRITTEN,
    [widgetKey],
    [
      { who: "ana", text: "I am Ana" },
      { who: null, text: "I am somebody else" },
      { who: "ana", text: "I am Ana still" },
    ],
  );
});

test("what one page could not send goes out on the next, also where the panel stays closed", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  const before = await openSignedIn(page, widgetKey, null);
  await before.open();
  await page.route("**/message", (route) => route.abort());
  await before.say("written on the train");
  await expect(before.log.locator("[data-delivery=waiting]")).toHaveCount(1);
  await before.panel.locator("[data-part=close]").click();
  await page.unroute("**/message");

  const after = await openSignedIn(page, widgetKey, null);
  // The answer counts as unread.
  await expect(page.getByRole("button", { name: /^open chat, 1 unread/i })).toBeVisible();
  await expect(after.panel).toBeHidden();
  await expectRows(WRITTEN, [widgetKey], [{ who: null, text: "written on the train" }]);
});
