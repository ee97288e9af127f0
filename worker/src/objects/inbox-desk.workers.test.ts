import { runDurableObjectAlarm } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { recordInbox } from "../../test/recorded-inbox.ts";
import { accepted, makeWidget, openThread, visitOf } from "../../test/thread-client.ts";

const seqsOf = (news: ReturnType<ReturnType<typeof recordInbox>["newsOf"]>) =>
  news.flatMap((one) => (one.type === "message" ? [one.message.seq] : []));

test("news that an Inbox was away for reach it once it is back", async () => {
  const inbox = recordInbox();
  const thread = await openThread(visitOf(await makeWidget()));
  inbox.state.isBroken = true;
  accepted(await thread.say("hello"));
  await vi.waitFor(() => expect(inbox.state.calls).toBeGreaterThan(0));
  inbox.state.isBroken = false;
  await vi.waitFor(() => expect(seqsOf(inbox.newsOf(thread.conversationId))).toEqual([1, 2]), {
    timeout: 10_000,
  });
});

test("an Inbox that was away for longer is told with the alarm how it stands by then", async () => {
  const inbox = recordInbox();
  const thread = await openThread(visitOf(await makeWidget()));
  const id = thread.conversationId;
  accepted(await thread.say("hello"));
  await vi.waitFor(() => expect(seqsOf(inbox.newsOf(id))).toEqual([1, 2]));
  const before = inbox.state.calls;
  inbox.state.isBroken = true;
  accepted(await thread.stub.claim(id, { id: 9_999_997, name: "Jane" }));
  await vi.waitFor(() => expect(inbox.state.calls).toBe(before + 4), { timeout: 15_000 });
  inbox.state.isBroken = false;
  // The last attempt's end is noted a moment after it was counted.
  await vi.waitFor(
    async () => {
      await runDurableObjectAlarm(thread.stub);
      const last = inbox.newsOf(id).at(-1);
      expect(last).toMatchObject({ summary: { handover_phase: "claimed", claimed_by: 9_999_997 } });
    },
    { timeout: 10_000 },
  );
}, 30_000);
