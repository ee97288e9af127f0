import { describe, expect, test } from "vitest";
import { StartConversation } from "./conversation.ts";
import { CaptureLead } from "./lead.ts";
import { ClientMessageId, MessageText } from "./message.ts";

const capture = (fields: object) => CaptureLead.safeParse({ conversation_id: "c", ...fields });

describe("contact details", () => {
  test.each(["+1 312 555 0143", "(312) 555-0143 x12", "312.555.0143 ext. 4", "٠١٢٣٤٥٦٧"])(
    "%s is a phone number",
    (visitor_phone) => {
      expect(capture({ visitor_phone }).success).toBe(true);
    },
  );

  test.each(["call me", "12345", "xxxxxx123456xxxx", "+++"])("%s is none", (visitor_phone) => {
    expect(capture({ visitor_phone }).success).toBe(false);
  });

  test.each(["ana@example.com", "jörg@bücher.example"])("%s is an address", (visitor_email) => {
    expect(capture({ visitor_email }).success).toBe(true);
  });

  test.each(["nope", "a@", "@b.example", "a b@c.example"])("%s is none", (visitor_email) => {
    expect(capture({ visitor_email }).success).toBe(false);
  });

  test("what nobody can see is not given", () => {
    expect(capture({ visitor_name: "\u200b" }).success).toBe(false);
    expect(capture({ visitor_name: "  ", visitor_email: "a@example.com" }).data).toMatchObject({
      visitor_name: null,
    });
  });
});

test("a message that nobody can see is empty", () => {
  expect(MessageText.safeParse("\u200b \u200d").success).toBe(false);
  expect(MessageText.safeParse(" 👩‍👩‍👧 ").data).toBe("👩‍👩‍👧");
});

test("ids that would become one by cleaning are refused", () => {
  expect(ClientMessageId.safeParse("\u0000").success).toBe(false);
  expect(ClientMessageId.safeParse("\ud800").success).toBe(false);
  expect(ClientMessageId.safeParse("send-1").success).toBe(true);
});

test("an address that is no web page's is not kept", () => {
  const start = (page_url: string) =>
    StartConversation.parse({ session_id: "session-1", page_url }).page_url;
  expect(start("https://clinic.example/a?b=c")).toBe("https://clinic.example/a?b=c");
  expect(start("javascript:alert(1)")).toBeNull();
  expect(start("not an address")).toBeNull();
});
