import { expect, test } from "vitest";
import { differenceOf, entityIdOf, rememberedOf, requestOf } from "./audit.ts";

test("only what differs is kept, from both sides", () => {
  const before = { id: 1, name: "Old", color: "red", updated_at: "2026-01-01" };
  const after = { id: 1, name: "New", color: "red", updated_at: "2026-01-02" };
  expect(differenceOf(before, after)).toEqual({ before: { name: "Old" }, after: { name: "New" } });
});

test("a row that is made has no before, and one that is deleted no after", () => {
  expect(differenceOf(null, { id: 1 })).toEqual({ before: null, after: { id: 1 } });
  expect(differenceOf({ id: 1 }, null)).toEqual({ before: { id: 1 }, after: null });
});

test.each(["password", "client_secret", "access_token", "csv"])(
  "%s is never written down",
  (name) => {
    const { after } = differenceOf(null, { [name]: "hunter2", inner: { [name]: "hunter2" } });
    expect(JSON.stringify(after)).not.toContain("hunter2");
  },
);

test("long texts and lists are cut", () => {
  const { after } = differenceOf(null, { text: "x".repeat(5_000), list: Array(500).fill("y") });
  expect(JSON.stringify(after).length).toBeLessThan(1_000);
});

test("of a conversation or a lead that is deleted, nothing stays that tells of a person", () => {
  const personal = {
    visitor_name: "Ana",
    visitor_email: "ana@example.com",
    visitor_phone: "123",
    ip_address: "203.0.113.7",
    user_agent: "Firefox",
    last_message: "I am ill",
    page_url: "https://clinic.example/ana",
    name: "Ana",
    email: "ana@example.com",
    notes: "ill",
  };
  const row = { id: "c1", widget_id: 7, message_count: 2, ...personal };
  expect(rememberedOf("conversation.deleted", row)).toEqual({
    id: "c1",
    widget_id: 7,
    message_count: 2,
  });
  expect(rememberedOf("lead.deleted", row)).toEqual({ id: "c1", widget_id: 7 });
  expect(rememberedOf("widget.deleted", row)).toBe(row);
});

test("of a change of many rows, what was asked is kept: five hundred ids, no file, no secret", () => {
  const ids = Array.from({ length: 600 }, (_, index) => index);
  const request = requestOf("entry.bulk_changed", { act: "delete", ids, csv: "ana@example.com" });
  expect(request).toEqual({ act: "delete", ids: ids.slice(0, 500), csv: "…" });
});

test.each([
  ["lead.imported", {}, { imported: 3 }, null],
  ["entry.bulk_changed", { widgetId: "7" }, { changed: 3 }, null],
  ["entry.created", { widgetId: "7" }, { id: 9 }, "9"],
  ["entry.drafted", { widgetId: "7" }, { entry: { id: 9 }, test: { id: 2 } }, "9"],
  ["entry.deleted", { widgetId: "7", entryId: "9" }, null, "9"],
  ["knowledge.published", { widgetId: "7" }, { version: 3 }, "7"],
  ["widget.duplicated", { widgetId: "7" }, { id: 8 }, "8"],
  ["lead.noted", { leadId: "l1" }, { id: 4 }, "l1"],
  ["user.invited", {}, { id: 5 }, "5"],
  ["user.session_revoked", { sessionId: "3" }, null, "1"],
])("the line %s of %o names what was changed", (action, ids, after, id) => {
  const isMade = after !== null;
  expect(entityIdOf({ action, ids, isMade, after, actorId: 1 })).toBe(id);
});
