import { beforeEach, expect, test, vi } from "vitest";
import { createVisitorMemory } from "./visitor-memory.ts";

/** A browser's storage, by the part of its contract that is used. */
function makeStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

let local = makeStorage();
beforeEach(() => {
  local = makeStorage();
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", makeStorage());
});

test("nothing is stored before the consent, and then all that the page knew by then", () => {
  const memory = createVisitorMemory("key", ({ consent_version }) => consent_version === "1");
  memory.allow();
  memory.keep({ session_id: "s" });
  expect(local.items.size).toBe(0);
  expect(memory.lasting().session_id).toBe("s");
  memory.keep({ consent_version: "1" });
  expect(JSON.parse(local.items.get("wtfu1:key") ?? "")).toEqual({
    session_id: "s",
    consent_version: "1",
  });
});

test("without an act of the visitor, an agreement alone stores nothing", () => {
  const memory = createVisitorMemory("key", () => true);
  memory.keep({ consent_version: "1" });
  expect(local.items.size).toBe(0);
});

test("what another tab has erased is not brought back by what this one remembers", () => {
  const memory = createVisitorMemory("key", () => true);
  memory.allow();
  memory.keep({ session_id: "s", conversation_id: "c" });
  expect(memory.lasting().session_id).toBe("s");
  local.items.clear();
  memory.keep({ consent_version: "1" });
  expect(memory.lasting()).toEqual({ consent_version: "1" });
});

test("where storage is blocked, the page remembers by itself", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => null,
    setItem: () => {
      throw new Error("The quota is used up.");
    },
  });
  const memory = createVisitorMemory("key", () => true);
  memory.allow();
  memory.keep({ session_id: "s" });
  memory.keep({ conversation_id: "c" });
  expect(memory.lasting()).toEqual({ session_id: "s", conversation_id: "c" });
});
