import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { recordInbox, recordNotices } from "../../test/recorded-inbox.ts";
import { accepted, makeWidget, openThread, visitOf } from "../../test/thread-client.ts";

const inbox = recordInbox();
recordNotices();
const AGENT_URL = "https://agent.example/chat";
const JANE = { id: 9_999_997, name: "Jane" };
let widget: Awaited<ReturnType<typeof makeWidget>>;

beforeAll(async () => {
  widget = await makeWidget({
    enableAiHandoff: true,
    aiHandoffUrl: AGENT_URL,
    agentSecret: `whsec_${btoa("0123456789abcdef0123456789abcdef")}`,
  });
});

afterEach(() => vi.restoreAllMocks());

/** An agent at the edge of the network, whose name leads to a public address. */
function standAgent(answer: () => Response | Promise<Response>) {
  const asked: { readonly messages: { readonly text: string }[] }[] = [];
  const elsewhere = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { hostname, href } = new URL(request.url);
    if (hostname === "cloudflare-dns.com") {
      const answers = href.includes("type=A&") || href.endsWith("type=A");
      const record = { name: "agent.example", type: 1, TTL: 60, data: "93.184.215.14" };
      return Response.json({ Status: 0, ...(answers && { Answer: [record] }) });
    }
    if (href !== AGENT_URL) return elsewhere(input, init);
    const body = await request.json<{ data: (typeof asked)[number] }>();
    asked.push(body.data);
    return answer();
  });
  return asked;
}

const WISH = "Can I talk to a person please?";

test("a wish for a person goes to the widget's agent first, which goes on until it gives up", async () => {
  const replies = [
    { reply: "I can help with that.", name: "Ally" },
    { reply: "A colleague knows more.", name: "Ally", handoff: true },
  ];
  const asked = standAgent(() => Response.json(replies.shift() ?? {}));
  const thread = await openThread(visitOf(widget));
  const first = accepted(await thread.say(WISH));
  expect(first.sent.response).toBe("I can help with that.");
  expect(asked[0]?.messages.at(-1)?.text).toBe(WISH);
  const live = accepted(await thread.stub.live(thread.conversationId, 0));
  expect(live.handover_phase).toBe("agent");
  expect(live.messages.at(-1)).toMatchObject({ sender_name: "Ally", is_from_agent: true });

  inbox.state.isSomebodyThere = true;
  accepted(await thread.say("And what of my own case?"));
  const after = accepted(await thread.stub.live(thread.conversationId, 0));
  expect(after).toMatchObject({ handover_phase: "waiting" });
});

test("an agent that fails is followed by a person, or the lead form", async () => {
  inbox.state.isSomebodyThere = false;
  standAgent(() => new Response("down", { status: 500 }));
  const thread = await openThread(visitOf(widget));
  const { sent } = accepted(await thread.say(WISH));
  expect(sent.action).toBe("capture_lead");
  expect(sent.response).not.toBe("");
});

test("an answer of the agent that comes after a claim is dropped", async () => {
  // A flag, not a promise: the object and the test may not share one.
  const state = { isAsked: false, isClaimed: false };
  standAgent(async () => {
    state.isAsked = true;
    await vi.waitUntil(() => state.isClaimed);
    return Response.json({ reply: "Too late." });
  });
  const thread = await openThread(visitOf(widget));
  const saying = thread.say(WISH);
  await vi.waitUntil(() => state.isAsked);
  accepted(await thread.stub.claim(thread.conversationId, JANE));
  state.isClaimed = true;
  expect(accepted(await saying).sent.response).toBe("");
  const { messages } = accepted(await thread.stub.live(thread.conversationId, 0));
  expect(messages.map(({ message_type }) => message_type)).toEqual(["system", "user"]);
});
