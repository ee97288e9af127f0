import { describe, expect, test } from "vitest";
import { ConversationStarted, Success } from "../../../contracts/conversation.ts";
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

  test("says that it is a preview where nobody can tell", async () => {
    const silent = { ...port, ask: async () => null };
    const sent = MessageSent.parse(
      await answerLocally("message", { message_text: "When?" }, silent),
    );
    expect(sent.response).toContain("preview");
  });
});
