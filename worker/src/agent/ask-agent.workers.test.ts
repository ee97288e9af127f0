import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { PUBLIC_IP } from "../../test/fake-website.ts";
import type { Web } from "../outgoing/web.ts";
import { type AgentQuestion, askAgent } from "./ask-agent.ts";

const SECRET = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const AGENT = { url: "https://agent.example/chat", secret: SECRET };

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: "user" as const,
    name: null,
    text: `line ${index + 1}`,
    atMs: Date.UTC(2026, 2, 1, 12) + index,
  }));

function makeQuestion(overrides: Partial<AgentQuestion> = {}): AgentQuestion {
  return {
    conversationId: "0195513f-1000-7000-8000-000000000000",
    widgetKey: "wtfu_key",
    locale: "es",
    pageUrl: "https://clinic.example/",
    visitor: null,
    transcript: lines(1),
    ...overrides,
  };
}

/** An agent at the edge of the network; each request that reaches it is remembered. */
function makeAgent(answer: () => Response) {
  const asked: { readonly body: string; readonly headers: Record<string, string> }[] = [];
  const web: Web = {
    resolve: async () => [PUBLIC_IP],
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const headers = Object.fromEntries(request.headers);
      asked.push({ headers, body: await request.text() });
      return answer();
    },
  };
  return { web, asked };
}

test("an agent is told the conversation, in a form that its secret proves to be ours", async () => {
  const { web, asked } = makeAgent(() => Response.json({ reply: "Hola", name: "Ada" }));
  const answer = await askAgent(AGENT, makeQuestion(), web);
  expect(answer).toEqual({ reply: "Hola", name: "Ada", wantsPerson: false });
  const [request] = asked;
  const verified = new Webhook(SECRET).verify(request?.body ?? "", request?.headers ?? {});
  expect(verified).toMatchObject({
    type: "conversation.message",
    data: {
      conversation_id: "0195513f-1000-7000-8000-000000000000",
      widget_key: "wtfu_key",
      locale: "es",
      page_url: "https://clinic.example/",
      messages: [{ type: "user", name: null, text: "line 1", at: "2026-03-01T12:00:00.000Z" }],
    },
  });
  const other = new Webhook(`whsec_${btoa("another secret of thirty-two byte")}`);
  expect(() => other.verify(request?.body ?? "", request?.headers ?? {})).toThrow();
});

test("an agent is told who the visitor is, where the client's server has signed for it", async () => {
  const { web, asked } = makeAgent(() => Response.json({ reply: "Hola" }));
  const visitor = {
    external_id: "u-1",
    name: "Ada",
    email: "ada@example.com",
    phone: null,
    attributes: { plan: "pro" },
  };
  await askAgent(AGENT, makeQuestion({ visitor }), web);
  await askAgent(AGENT, makeQuestion(), web);
  const told = asked.map(({ body }) => (JSON.parse(body) as { data: object }).data);
  expect(told).toMatchObject([{ visitor }, { visitor: null }]);
});

test("of a long conversation it is told the last forty messages", async () => {
  const { web, asked } = makeAgent(() => Response.json({ reply: "ok" }));
  await askAgent(AGENT, makeQuestion({ transcript: lines(45) }), web);
  const { data } = JSON.parse(asked[0]?.body ?? "") as { data: { messages: { text: string }[] } };
  expect(data.messages.map(({ text }) => text)).toEqual(
    lines(45)
      .slice(5)
      .map(({ text }) => text),
  );
});

test("an agent may want a person to go on", async () => {
  const { web } = makeAgent(() => Response.json({ reply: "One moment.", handoff: true }));
  expect(await askAgent(AGENT, makeQuestion(), web)).toEqual({
    reply: "One moment.",
    name: null,
    wantsPerson: true,
  });
});

describe("an agent has failed that answers", () => {
  test.each<[string, () => Response]>([
    ["with an error", () => Response.json({ reply: "x" }, { status: 500 })],
    ["with another success", () => Response.json({ reply: "x" }, { status: 201 })],
    ["with a redirect", () => Response.redirect("https://agent.example/other", 307)],
    ["with a page", () => new Response("<h1>", { headers: { "Content-Type": "text/html" } })],
    ["without a type", () => new Response(new TextEncoder().encode('{"reply":"x"}'))],
    [
      "with broken JSON",
      () => new Response("{", { headers: { "Content-Type": "application/json" } }),
    ],
    ["with a list", () => Response.json([])],
    ["without a reply", () => Response.json({ text: "x" })],
    ["with an empty reply", () => Response.json({ reply: " \u200b" })],
    ["at too great length", () => Response.json({ reply: "x".repeat(4_001) })],
    ["with far too much", () => Response.json({ reply: "x".repeat(70_000) })],
    ["with a name of two lines", () => Response.json({ reply: "x", name: "A\nB" })],
    ["with something for a flag", () => Response.json({ reply: "x", handoff: "yes" })],
  ])("%s", async (_, answer) => {
    const { web } = makeAgent(answer);
    expect(await askAgent(AGENT, makeQuestion(), web)).toEqual({
      failed: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  test("from inside, and is never asked", async () => {
    const { web, asked } = makeAgent(() => Response.json({ reply: "x" }));
    const inside: Web = { ...web, resolve: async () => [PUBLIC_IP, "10.0.0.1"] };
    expect(await askAgent(AGENT, makeQuestion(), inside)).toHaveProperty("failed");
    expect(asked).toEqual([]);
  });

  test("to a secret that is none", async () => {
    const { web, asked } = makeAgent(() => Response.json({ reply: "x" }));
    expect(await askAgent({ ...AGENT, secret: "" }, makeQuestion(), web)).toHaveProperty("failed");
    expect(asked).toEqual([]);
  });
});
