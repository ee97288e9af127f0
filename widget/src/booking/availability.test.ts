import { expect, test } from "vitest";
import type { Answer } from "../panel/http-client.ts";
import { createAvailability } from "./availability.ts";

const AWAY: Answer<never> = {
  ok: false,
  problem: { status: 0, code: "away", message: null, field: null, retryAfterMs: null },
};

/** What the API is asked for the days of a service. */
async function askedFor(conversationId: string | null): Promise<URLSearchParams> {
  const asked: string[] = [];
  const availability = createAvailability({
    conversationId: () => conversationId,
    ask: async (address) => {
      asked.push(address);
      return AWAY;
    },
  });
  await availability.days("visit", "2026-12-01", 14);
  return new URLSearchParams(asked[0]?.split("?")[1]);
}

test("days are asked for beside the conversation, whose own hold hides nothing from it", async () => {
  expect((await askedFor("c1")).get("conversation_id")).toBe("c1");
});

test("where there is no conversation yet, none is named", async () => {
  expect((await askedFor(null)).has("conversation_id")).toBe(false);
});
