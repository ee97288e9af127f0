import { createExecutionContext } from "cloudflare:test";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { AgentTest, Widget } from "../../../../contracts/admin/widgets.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { PUBLIC_IP } from "../../../test/fake-website.ts";
import { useFreshEdge } from "../../../test/fresh-edge.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { testEnv } from "../../../test/thread-client.ts";
import { callWidget, refusalOf } from "../../../test/visitor-client.ts";
import { readWidget } from "../../snapshots/read-widget.ts";

const URL_OF_AGENT = "https://agent.example/chat";
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;
const edge = useFreshEdge();
let cookie = "";

beforeAll(async () => {
  const clientId = await makeClient(edge.database);
  ({ cookie } = await signedIn(edge.database, "client_admin", clientId));
});

afterEach(() => vi.restoreAllMocks());

async function send(method: string, path: string, body: object = {}): Promise<Widget> {
  const response = await sendAs(cookie, method, path, body);
  if (!response.ok) throw new Error(`refused: ${await response.text()}`);
  return Widget.parse(await response.json());
}
const makeWidget = (settings: object = {}) =>
  send("POST", "/widgets", { widget_name: "New", ...settings });
const WITH_AGENT = { enable_ai_handoff: true, ai_handoff_url: URL_OF_AGENT };

async function storedSecret(id: number): Promise<unknown> {
  const [row] = await edge.database.query("select agent_secret from widget_configs where id = $1", [
    id,
  ]);
  return row?.agent_secret;
}

async function secretOf(id: number, method = "GET"): Promise<string> {
  const path = `/widgets/${id}/agent-secret`;
  const response =
    method === "GET" ? await callAs(cookie, path) : await sendAs(cookie, method, path);
  expect(response.status).toBe(200);
  return ((await response.json()) as { secret: string }).secret;
}

async function testAgent(id: number): Promise<AgentTest> {
  const response = await sendAs(cookie, "POST", `/widgets/${id}/agent-test`, { question: "Hi?" });
  return AgentTest.parse(await response.json());
}

describe("the secret of a widget's agent", () => {
  test("is made with the agent, in a new widget and in one that gets an agent later", async () => {
    expect(await storedSecret((await makeWidget(WITH_AGENT)).id)).toMatch(SECRET);
    const { id } = await makeWidget({ ai_handoff_url: URL_OF_AGENT });
    expect(await storedSecret(id)).toBeNull();
    await send("PATCH", `/widgets/${id}`, { enable_ai_handoff: true });
    const secret = await storedSecret(id);
    expect(secret).toMatch(SECRET);
    await send("PATCH", `/widgets/${id}`, { bot_name: "Robin", ...WITH_AGENT });
    expect(await storedSecret(id)).toBe(secret);
  });

  test("is made when it is asked for, and is the same until it is renewed", async () => {
    const { id, updated_at } = await makeWidget();
    const secret = await secretOf(id);
    expect(secret).toMatch(SECRET);
    expect(await secretOf(id)).toBe(secret);
    const renewed = await secretOf(id, "POST");
    expect(renewed).not.toBe(secret);
    expect(await secretOf(id)).toBe(renewed);
    await send("PATCH", `/widgets/${id}`, { bot_name: "Robin", seen_updated_at: updated_at });
  });

  test("reaches the edge with the widget, and no visitor and no other answer", async () => {
    const widget = await makeWidget(WITH_AGENT);
    const secret = await secretOf(widget.id, "POST");
    const loaded = await readWidget(testEnv, createExecutionContext(), widget.widget_key);
    expect(loaded?.snapshot).toMatchObject({
      rules: { handoff: { agent: { url: URL_OF_AGENT, secret } } },
    });
    const shown = [
      await (await callWidget(widget.widget_key, "config")).text(),
      await (await callAs(cookie, `/widgets/${widget.id}`)).text(),
      await (await callAs(cookie, "/audit-log")).text(),
    ];
    expect(shown.join("\n")).not.toContain(secret);
    expect(shown.join("\n")).toContain("widget.agent_secret_renewed");
  });

  test("is not the copy's, nor are the name of the calendar and the keys for challenges", async () => {
    const { id } = await makeWidget(WITH_AGENT);
    await edge.database.query(
      `update widget_configs set calendar_feed_token = $2, captcha_site_key = 'site',
         captcha_secret_key = 'secret' where id = $1`,
      [id, `token-${id}`],
    );
    const copy = await send("POST", `/widgets/${id}/duplicate`);
    expect(copy).toMatchObject(WITH_AGENT);
    expect(await storedSecret(copy.id)).toMatch(SECRET);
    expect(await storedSecret(copy.id)).not.toBe(await storedSecret(id));
    const [row] = await edge.database.query(
      "select calendar_feed_token, captcha_site_key, captcha_secret_key from widget_configs where id = $1",
      [copy.id],
    );
    expect(Object.values(row ?? {})).toEqual([null, null, null]);
  });

  test("is shown to nobody who may not change the widget", async () => {
    const { id, client_id } = await makeWidget();
    const user = await signedIn(edge.database, "client_user", client_id);
    for (const method of ["GET", "POST"]) {
      const init = { method, ...(method === "POST" && { body: "{}" }) };
      const response = await callAs(user.cookie, `/widgets/${id}/agent-secret`, init);
      expect(response.status).toBe(404);
    }
  });
});

test.each(["https://10.0.0.5/", "https://localhost/", "https://agent.example:8443/"])(
  "an agent at %s is refused when it is saved",
  async (ai_handoff_url) => {
    const { id } = await makeWidget();
    const refusal = await refusalOf(
      await sendAs(cookie, "PATCH", `/widgets/${id}`, { ai_handoff_url }),
    );
    expect(refusal).toMatchObject({ status: 400, field: "ai_handoff_url" });
    const made = { widget_name: "New", ai_handoff_url };
    expect((await sendAs(cookie, "POST", "/widgets", made)).status).toBe(400);
  },
);

describe("a test of the agent", () => {
  /** Stands the agent on the internet, beside what this machine really reaches. */
  function standAgent(answer: () => Response, address = PUBLIC_IP) {
    const asked: { readonly body: string; readonly headers: Record<string, string> }[] = [];
    const real = globalThis.fetch;
    vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      if (url.hostname === "cloudflare-dns.com") {
        const isA = url.searchParams.get("type") === "A";
        return Response.json({ Status: 0, Answer: isA ? [{ type: 1, data: address }] : [] });
      }
      if (url.href !== URL_OF_AGENT) return real(input, init);
      const headers = Object.fromEntries(new Headers(init?.headers));
      asked.push({ headers, body: String(init?.body) });
      return answer();
    });
    return asked;
  }

  test("shows what it said to a signed question", async () => {
    const { id } = await makeWidget(WITH_AGENT);
    const asked = standAgent(() => Response.json({ reply: "Hello!" }));
    expect(await testAgent(id)).toMatchObject({ is_ok: true, reply: "Hello!", problem: null });
    const [request] = asked;
    const webhook = new Webhook(await secretOf(id));
    expect(webhook.verify(request?.body ?? "", request?.headers ?? {})).toMatchObject({
      data: { messages: [{ type: "user", text: "Hi?" }] },
    });
  });

  test("says why there is no answer", async () => {
    const { id } = await makeWidget();
    expect(await testAgent(id)).toMatchObject({
      is_ok: false,
      problem: "The widget has no address of an AI agent yet.",
    });
    await send("PATCH", `/widgets/${id}`, WITH_AGENT);
    standAgent(() => new Response("oops", { status: 500 }));
    expect(await testAgent(id)).toMatchObject({
      is_ok: false,
      reply: null,
      problem: "It answered with 500, not with 200.",
    });
  });

  test("never asks inside", async () => {
    const { id } = await makeWidget(WITH_AGENT);
    const asked = standAgent(() => Response.json({ reply: "secret" }), "10.0.0.1");
    expect(await testAgent(id)).toMatchObject({ is_ok: false, reply: null });
    expect(asked).toEqual([]);
  });
});
