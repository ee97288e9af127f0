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

const nobody = () => "";

let local = makeStorage();
beforeEach(() => {
  local = makeStorage();
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", makeStorage());
});

test("nothing is stored before the consent, and then all that the page knew by then", () => {
  const memory = createVisitorMemory(
    "key",
    ({ consent_version }) => consent_version === "1",
    nobody,
  );
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
  const memory = createVisitorMemory("key", () => true, nobody);
  memory.keep({ consent_version: "1" });
  expect(local.items.size).toBe(0);
});

test("what another tab has erased is not brought back by what this one remembers", () => {
  const memory = createVisitorMemory("key", () => true, nobody);
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
  const memory = createVisitorMemory("key", () => true, nobody);
  memory.allow();
  memory.keep({ session_id: "s" });
  memory.keep({ conversation_id: "c" });
  expect(memory.lasting()).toEqual({ session_id: "s", conversation_id: "c" });
});

/** A browser in which Ana, whom her page named, began a conversation. */
function leaveAnas() {
  const memory = createVisitorMemory(
    "key",
    () => true,
    () => "ana",
  );
  memory.allow();
  memory.keep({ session_id: "s", conversation_id: "c", person: "ana" });
  return JSON.parse(local.items.get("wtfu1:key") ?? "");
}

test("what a named person left is there for nobody else, and waits until the page names them again", () => {
  const left = leaveAnas();
  let person = "";
  const memory = createVisitorMemory(
    "key",
    () => true,
    () => person,
  );
  for (const other of ["", "bob"]) {
    person = other;
    expect(memory.lasting()).toEqual({});
  }
  expect(JSON.parse(local.items.get("wtfu1:key") ?? "")).toEqual(left);
  person = "ana";
  expect(memory.lasting()).toEqual(left);
});

test("what a named person left is overwritten by what another keeps, whole", () => {
  leaveAnas();
  const memory = createVisitorMemory(
    "key",
    () => true,
    () => "bob",
  );
  // Somebody else's act long ago is no leave to store anything of this visitor.
  memory.keep({ consent_version: "1" });
  expect(local.items.get("wtfu1:key")).toContain("ana");
  memory.allow();
  memory.keep({ session_id: "t" });
  expect(JSON.parse(local.items.get("wtfu1:key") ?? "")).toEqual({ session_id: "t" });
});

test("what was begun before anybody was named is there for whoever is named now", () => {
  const memory = createVisitorMemory("key", () => true, nobody);
  memory.allow();
  memory.keep({ session_id: "s", conversation_id: "c" });
  const named = createVisitorMemory(
    "key",
    () => true,
    () => "ana",
  );
  expect(named.lasting()).toEqual({ session_id: "s", conversation_id: "c" });
});

/** A page that is left and kept whole, and shown again after what others did to the storage meanwhile. */
function leaveAndComeBack(before: object | null, meanwhile: object | null, named = "") {
  const page = new EventTarget();
  vi.stubGlobal("window", page);
  if (before) local.setItem("wtfu1:key", JSON.stringify(before));
  const memory = createVisitorMemory(
    "key",
    () => true,
    () => named,
  );
  const told: unknown[] = [];
  memory.onChangeElsewhere((lasting) => told.push(lasting));
  page.dispatchEvent(new Event("pageshow"));
  page.dispatchEvent(new Event("pagehide"));
  local.items.clear();
  if (meanwhile) local.setItem("wtfu1:key", JSON.stringify(meanwhile));
  page.dispatchEvent(new Event("pageshow"));
  return { memory, told };
}

const ONE = { session_id: "s", conversation_id: "c" };
const OTHER = { session_id: "t", conversation_id: "d" };

test.each([
  ["has been forgotten", ONE, null, ""],
  ["is another's by now", ONE, OTHER, ""],
  ["has been forgotten, of a person who wrote on another device", { person: "ana" }, null, "ana"],
  ["is another person's by now", { ...ONE, person: "ana" }, { ...OTHER, person: "bob" }, "ana"],
  ["is a person's by now, whom this page does not name", ONE, { ...ONE, person: "ana" }, ""],
] as const)("a page that comes back whole hears that the browser %s", (_, before, now, named) => {
  expect(leaveAndComeBack(before, now, named).told).toEqual([null]);
});

test.each([
  ["goes on in the same session", ONE, { ...ONE, conversation_id: "d" }],
  ["has begun one elsewhere", null, ONE],
] as const)("a page that comes back whole to a visitor who %s follows them", (_, before, now) => {
  expect(leaveAndComeBack(before, now).told).toEqual([now]);
});

test("what another has begun in this browser is not taken from them by who was here before", () => {
  const { memory } = leaveAndComeBack(ONE, OTHER);
  memory.forget(true);
  expect(memory.lasting()).toEqual(OTHER);
  memory.forget(false);
  expect(memory.lasting()).toEqual({});
});
