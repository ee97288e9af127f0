import { describe, expect, test } from "vitest";
import { decideAccess } from "./access.ts";
import { actorOfKey, type KeyStanding, unfitScope } from "./api-key.ts";

const NOW_MS = 1_000;
const makeKey = (overrides: Partial<KeyStanding> = {}): KeyStanding => ({
  id: 1,
  name: "CRM",
  clientId: 7,
  scopes: ["leads.read"],
  isRevoked: false,
  expiresAtMs: null,
  user: { id: 3, name: "Sam", role: "client_admin", clientId: 7, isActive: true },
  ...overrides,
});
const user = { id: 3, name: "Sam", role: "client_admin", clientId: 7, isActive: true } as const;

test.each([
  ["revoked", { isRevoked: true }],
  ["expired", { expiresAtMs: NOW_MS }],
  ["its maker's who is gone", { user: null }],
  ["its maker's who was shut out", { user: { ...user, isActive: false } }],
  ["its maker's who belongs to another client by now", { user: { ...user, clientId: 8 } }],
])("a key that is %s opens nothing", (_, overrides) => {
  expect(actorOfKey(makeKey(overrides), NOW_MS)).toBeNull();
});

describe("a key that holds", () => {
  test("may do what it is for and its maker may do, in its client alone", () => {
    const actor = actorOfKey(makeKey({ expiresAtMs: NOW_MS + 1 }), NOW_MS);
    if (!actor) throw new Error("it holds");
    expect(decideAccess(actor, "leads.read", { clientId: 7 })).toBe("allowed");
    expect(decideAccess(actor, "leads.manage", { clientId: 7 })).toBe("forbidden");
    expect(decideAccess(actor, "widgets.read", undefined)).toBe("hidden");
    expect(decideAccess(actor, "leads.read", { clientId: 8 })).toBe("hidden");
  });

  test("loses what its maker may do no more", () => {
    const key = makeKey({
      scopes: ["leads.read", "leads.manage"],
      user: { ...user, role: "client_user" },
    });
    const actor = actorOfKey(key, NOW_MS);
    expect(actor && decideAccess(actor, "leads.manage", undefined)).toBe("forbidden");
  });

  test("is never more than an admin of its client, whoever made it", () => {
    const root = { ...user, role: "super_admin", clientId: null } as const;
    const actor = actorOfKey(makeKey({ scopes: ["clients.read"], user: root }), NOW_MS);
    expect(actor).toMatchObject({ role: "client_admin", clientId: 7 });
    expect(actor && decideAccess(actor, "clients.read", { clientId: 8 })).toBe("hidden");
  });
});

test("no key is given what only a person, or only we, may do", () => {
  expect(unfitScope(["leads.read", "webhooks.manage"])).toBeNull();
  expect(unfitScope(["leads.read", "users.manage"])).toBe("users.manage");
  expect(unfitScope(["leads.convert"])).toBe("leads.convert");
  expect(unfitScope(["api_keys.manage"])).toBe("api_keys.manage");
});
