import { describe, expect, test } from "vitest";
import { AppointmentBooked, Availability, SlotHeld } from "../../../contracts/appointments.ts";
import { ConversationStarted, Success } from "../../../contracts/conversation.ts";
import { HandoverRequested } from "../../../contracts/handover.ts";
import { MessageList, MessageSent } from "../../../contracts/message.ts";
import { type Asked, answerLocally } from "./local-api.ts";

const ANSWER: Asked = {
  response: "At eight.",
  confidence: 0.9,
  sources: [],
  suggestions: [],
  action: "none",
};
const port = { config: () => null, ask: async () => ANSWER };

describe("the preview's own API", () => {
  test("keeps the contract of the real one", async () => {
    ConversationStarted.parse(await answerLocally("conversation", {}, port));
    MessageList.parse(await answerLocally("messages", {}, port));
    Success.parse(await answerLocally("rating", {}, port));
    const sent = MessageSent.parse(await answerLocally("message", { message_text: "When?" }, port));
    expect(sent.response).toBe("At eight.");
  });

  test("books and hands over by the same contract, with nobody behind it", async () => {
    HandoverRequested.parse(await answerLocally("handoff", {}, port));
    const query = new URLSearchParams({ service_id: "follow-up" });
    const free = Availability.parse(await answerLocally("availability", {}, port, query));
    const slot = free.days.flatMap(({ slots }) => slots)[0];
    SlotHeld.parse(await answerLocally("appointments/hold", {}, port));
    const wish = { service_id: "follow-up", starts_at: slot?.starts_at };
    const booked = AppointmentBooked.parse(await answerLocally("appointments", wish, port));
    expect(booked).toMatchObject({ starts_at: slot?.starts_at, ends_at: slot?.ends_at });
  });

  test("says that it is a preview where nobody can tell", async () => {
    const silent = { ...port, ask: async () => null };
    const sent = MessageSent.parse(
      await answerLocally("message", { message_text: "When?" }, silent),
    );
    expect(sent.response).toContain("preview");
  });
});
