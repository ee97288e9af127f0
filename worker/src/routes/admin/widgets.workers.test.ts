import { beforeAll, describe, expect, test } from "vitest";
import { Widget } from "../../../../contracts/admin/widgets.ts";
import { sendAs } from "../../../test/admin-client.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { ask, callWidget, refusalOf, startChat } from "../../../test/visitor-client.ts";
import { forgetWidgets } from "../../snapshots/read-widget.ts";

const edge = useFreshEdge();
let cookie = "";

beforeAll(async () => {
  const clientId = await makeClient(edge.database);
  ({ cookie } = await signedIn(edge.database, "client_admin", clientId));
});

async function send(method: string, path: string, body: object = {}): Promise<Widget> {
  const response = await sendAs(cookie, method, path, body);
  if (!response.ok) throw new Error(`refused: ${await response.text()}`);
  return Widget.parse(await response.json());
}

/** What the edge shows to a visitor who comes now. */
async function configOf(widgetKey: string) {
  forgetWidgets();
  const response = await callWidget(widgetKey, "config");
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("a widget", () => {
  test("is live as soon as it is made, and answers from the default knowledge", async () => {
    const { widget_key } = await send("POST", "/widgets", {
      widget_name: "New",
      bot_name: "Robin",
    });
    expect((await configOf(widget_key)).body).toMatchObject({ bot_name: "Robin" });
    const { conversation_id } = await startChat(widget_key);
    expect(
      (await ask(widget_key, conversation_id, "how much does it cost?")).confidence,
    ).toBeGreaterThan(0.5);
  });

  test("that is changed is changed for visitors before the answer is here", async () => {
    const { id, widget_key } = await send("POST", "/widgets", { widget_name: "New" });
    await send("PATCH", `/widgets/${id}`, { welcome_message: "Good morning!", is_active: true });
    expect((await configOf(widget_key)).body).toMatchObject({ welcome_message: "Good morning!" });
  });

  test("with a new key is gone under the old one", async () => {
    const { id, widget_key } = await send("POST", "/widgets", { widget_name: "New" });
    const rotated = await send("POST", `/widgets/${id}/rotate-key`);
    expect(rotated.widget_key).not.toBe(widget_key);
    expect((await configOf(widget_key)).status).toBe(404);
    expect((await configOf(rotated.widget_key)).status).toBe(200);
  });

  test("is copied with its knowledge, and nobody meets the copy by chance", async () => {
    const { id } = await send("POST", "/widgets", { widget_name: "New", primary_color: "#123456" });
    const copy = await send("POST", `/widgets/${id}/duplicate`);
    expect(copy).toMatchObject({
      widget_name: "New (copy)",
      primary_color: "#123456",
      is_active: false,
    });
    const [row] = await edge.database.query(
      `select (select count(*) from widget_knowledge_base where widget_id = $1)
        = (select count(*) from widget_knowledge_base where widget_id = $2) as same`,
      [id, copy.id],
    );
    expect(row).toEqual({ same: true });
  });

  test("is copied with its spam rules, and with its tests, which expect the copied entries", async () => {
    const { id } = await send("POST", "/widgets", { widget_name: "New" });
    const post = (path: string, body: object) =>
      sendAs(cookie, "POST", `/widgets/${id}/${path}`, body);
    await post("spam-rules", { rule_type: "keyword", rule_value: "casino", rule_action: "block" });
    const entries = await edge.database.query<{ id: number; question: string }>(
      "select id, question from widget_knowledge_base where widget_id = $1 order by id",
      [id],
    );
    // One that is deleted is not copied, and must not shift what the others stand for.
    await sendAs(cookie, "DELETE", `/widgets/${id}/knowledge/${entries[0]?.id}`);
    const expected = entries[2];
    await post("knowledge/tests", { question: "which one", expected_entry_id: expected?.id });
    await post("knowledge/tests", { question: "do you fix cars", expected_entry_id: null });
    const copy = await send("POST", `/widgets/${id}/duplicate`);
    const tests = await edge.database.query(
      `select t.question, k.question as entry, k.widget_id from knowledge_tests t
       left join widget_knowledge_base k on k.id = t.expected_entry_id
       where t.widget_id = $1 order by t.id`,
      [copy.id],
    );
    expect(tests).toEqual([
      { question: "which one", entry: expected?.question, widget_id: copy.id },
      { question: "do you fix cars", entry: null, widget_id: null },
    ]);
    const rules = await edge.database.query(
      "select rule_value, rule_action from widget_spam_rules where widget_id = $1",
      [copy.id],
    );
    expect(rules).toEqual([{ rule_value: "casino", rule_action: "block" }]);
  });

  test("is not changed upon what is no longer so", async () => {
    const read = await send("POST", "/widgets", { widget_name: "New" });
    const change = (body: object) => sendAs(cookie, "PATCH", `/widgets/${read.id}`, body);
    expect((await change({ bot_name: "Robin", seen_updated_at: read.updated_at })).status).toBe(
      200,
    );
    const late = await change({ bot_name: "Wren", seen_updated_at: read.updated_at });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: "conflict" });
    expect((await change({ bot_name: "Wren" })).status).toBe(200);
  });

  test("goes only when it is named, and then from the edge too", async () => {
    const { id, widget_key } = await send("POST", "/widgets", { widget_name: "Doomed" });
    const wrong = await sendAs(cookie, "DELETE", `/widgets/${id}`, { confirm_name: "doomed?" });
    expect(await refusalOf(wrong)).toMatchObject({ status: 400, field: "confirm_name" });
    const right = await sendAs(cookie, "DELETE", `/widgets/${id}`, { confirm_name: "Doomed" });
    expect(right.status).toBe(204);
    expect((await configOf(widget_key)).status).toBe(404);
  });

  test.each([
    [{ primary_color: "red" }, "primary_color"],
    [
      { business_hours: { timezone: "Mars/Olympus", days: {}, holidays: [] } },
      "business_hours.timezone",
    ],
    [{ domain_whitelist: ["https://x.example/"] }, "domain_whitelist.0"],
    [{ blocked_ips: ["not an address"] }, "blocked_ips.0"],
    [{ ai_handoff_url: "http://x.example" }, "ai_handoff_url"],
    [{ quick_actions: [{ type: "capture_lead", label: " " }] }, "quick_actions.0.label"],
    [
      { quick_actions: [{ type: "link", label: "Map", url: "javascript:alert(1)" }] },
      "quick_actions.0.url",
    ],
    [{ require_disclaimer: true, disclaimer_text: null }, "disclaimer_text"],
  ])("takes no %j, and says what is wrong with it", async (change, field) => {
    const { id } = await send("POST", "/widgets", { widget_name: "New" });
    const refusal = await refusalOf(await sendAs(cookie, "PATCH", `/widgets/${id}`, change));
    expect(refusal).toMatchObject({ status: 400, field });
  });
});

describe("an Idempotency-Key", () => {
  const create = (key: string, body: object) =>
    sendAs(cookie, "POST", "/widgets", body, { "Idempotency-Key": key });

  test("gives the first answer again, and makes nothing new", async () => {
    const key = crypto.randomUUID();
    const [first, second] = [
      await create(key, { widget_name: "Once" }),
      await create(key, { widget_name: "Once" }),
    ];
    expect(await second.json()).toEqual(await first.json());
    expect([second.status, second.headers.get("Idempotent-Replayed")]).toEqual([201, "true"]);
    const rows = await edge.database.query(
      "select id from widget_configs where widget_name = 'Once'",
    );
    expect(rows).toHaveLength(1);
  });

  test("makes one of two that come at once", async () => {
    const key = crypto.randomUUID();
    const both = await Promise.all([
      create(key, { widget_name: "Twin" }),
      create(key, { widget_name: "Twin" }),
    ]);
    expect(both.map((response) => response.status)).toContain(201);
    const rows = await edge.database.query(
      "select id from widget_configs where widget_name = 'Twin'",
    );
    expect(rows).toHaveLength(1);
  });

  test("stands for one request only", async () => {
    const key = crypto.randomUUID();
    await create(key, { widget_name: "One" });
    expect((await create(key, { widget_name: "Another" })).status).toBe(409);
  });

  test("of a create that was refused may be used again", async () => {
    const key = crypto.randomUUID();
    expect((await create(key, { widget_name: "" })).status).toBe(400);
    expect((await create(key, { widget_name: "Better" })).status).toBe(201);
  });
});
