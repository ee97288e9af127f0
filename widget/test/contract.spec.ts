import { expect, test } from "@playwright/test";
import { CLINIC_KEY, expectRows, PRODUCT_URL, query, SECOND_KEY, serveSite } from "./product.ts";

const apiOf = (key: string) => `${PRODUCT_URL}/api/chat-widget/public/widget/${key}`;

/**
 * A client that knows nothing but the contract's own words: written as an older integration would
 * be, run in a page of another origin.
 */
interface PlainResults {
  config: Record<string, unknown>;
  opened: Record<string, unknown>;
  again: Record<string, unknown>;
  answered: Record<string, unknown>;
  captured: Record<string, unknown>;
  judged: Record<string, unknown>;
}

async function plainClient([base, sessionId]: readonly [string, string]): Promise<PlainResults> {
  async function post(call: string, body: object) {
    const response = await fetch(`${base}/${call}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.json();
  }
  const config = await (await fetch(`${base}/config`)).json();
  const start = { session_id: sessionId, page_url: location.href };
  const opened = await post("conversation", start);
  const again = await post("conversation", start);
  const { conversation_id } = opened;
  const answered = await post("message", {
    conversation_id,
    message_text: "do you take walk ins on saturday?",
  });
  const judged = await post("feedback", { message_id: answered.message_id, was_helpful: true });
  const captured = await post("capture-lead", {
    conversation_id,
    visitor_name: "Jane Doe",
    visitor_email: "jane@example.com",
    handoff_type: "email",
  });
  return { config, opened, again, answered, captured, judged };
}

test("an existing client of the contract works unchanged from another origin", async ({ page }) => {
  await serveSite(page, "http://older-site.example", "<!doctype html><title>Older site</title>");
  await page.goto("http://older-site.example/");
  const sessionId = `plain-${crypto.randomUUID()}`;
  const results = await page.evaluate(plainClient, [apiOf(CLINIC_KEY), sessionId] as const);

  expect(results.config).toMatchObject({ widget_key: CLINIC_KEY, is_active: true });
  expect(results.opened).toMatchObject({ existing: false });
  expect(results.again).toMatchObject({
    existing: true,
    conversation_id: results.opened.conversation_id,
  });
  expect(typeof results.answered.message_id).toBe("string");
  expect(String(results.answered.response)).toMatch(/walk/i);
  expect(Number(results.answered.confidence)).toBeGreaterThan(0.45);
  expect(Date.parse(String(results.answered.timestamp))).not.toBeNaN();
  expect(results.judged).toEqual({ success: true });
  expect(results.captured).toMatchObject({ success: true });
  expect(typeof results.captured.message).toBe("string");

  await expectRows(
    `select c.status, c.lead_captured, c.message_count, l.name, l.email, l.source
     from widget_conversations c join leads l on l.id = c.lead_id where c.session_id = $1`,
    [sessionId],
    [
      {
        status: "completed",
        lead_captured: true,
        message_count: 2,
        name: "Jane Doe",
        email: "jane@example.com",
        source: "chat_widget",
      },
    ],
  );
  const [lead] = await query("select id from leads where id = $1", [results.captured.lead_id]);
  expect(lead).toBeDefined();
});

test("a capability is worth nothing with another widget's key or with a bit changed", async ({
  request,
}) => {
  const started = await request.post(`${apiOf(CLINIC_KEY)}/conversation`, {
    data: { session_id: `capability-${crypto.randomUUID()}` },
  });
  const { conversation_id } = await started.json();
  const say = (key: string, id: string) =>
    request.post(`${apiOf(key)}/message`, { data: { conversation_id: id, message_text: "hi" } });
  expect((await say(CLINIC_KEY, conversation_id)).status()).toBe(200);
  expect((await say(SECOND_KEY, conversation_id)).status()).toBe(404);
  const changed = conversation_id.replace(/^./, (first: string) => (first === "A" ? "B" : "A"));
  expect((await say(CLINIC_KEY, changed)).status()).toBe(404);
});
