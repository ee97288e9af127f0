import { expect, test } from "vitest";
import { createFormDraft } from "./form-draft.ts";

const FIRST = { fields: { name: "Ally", words: ["a"] }, updatedAt: "2026-01-01T00:00:00.000Z" };
const LATER = "2026-01-02T00:00:00.000Z";

function makeForm() {
  const clean = (form: typeof FIRST.fields) => ({ ...form, words: form.words.filter(Boolean) });
  return createFormDraft(FIRST, clean);
}

test("what is typed while a save is under way stays, and is still to be saved", () => {
  const form = makeForm();
  form.set("name", "Robin");
  const sent = form.changes();
  form.set("name", "Robin Redbreast");
  form.set("words", ["a", "b"]);
  form.saved(sent, { fields: { ...FIRST.fields, name: "Robin" }, updatedAt: LATER });
  expect(form.draft.name).toBe("Robin Redbreast");
  expect(form.changes()).toEqual({ name: "Robin Redbreast", words: ["a", "b"] });
});

test("a form without changes follows what is stored", () => {
  const form = makeForm();
  form.follow({ fields: { name: "Wren", words: [] }, updatedAt: LATER });
  expect([form.draft.name, form.isDirty(), form.seenAt()]).toEqual(["Wren", false, LATER]);
});

test("an answer that is older than what is known changes nothing", () => {
  const form = makeForm();
  form.follow({ fields: { name: "Old", words: [] }, updatedAt: "2025-01-01T00:00:00.000Z" });
  expect(form.draft.name).toBe("Ally");
});

test("what both changed is contested until it is saved or discarded", () => {
  const form = makeForm();
  form.set("name", "Robin");
  form.follow({ fields: { ...FIRST.fields, name: "Wren" }, updatedAt: LATER });
  expect(form.contested()).toEqual(["name"]);
  expect(form.draft.name).toBe("Robin");
  form.discard();
  expect([form.draft.name, form.contested()]).toEqual(["Wren", []]);
});
