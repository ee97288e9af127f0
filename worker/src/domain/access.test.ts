import { describe, expect, test } from "vitest";
import { RIGHTS } from "../../../contracts/rights.ts";
import {
  type Actor,
  canGiveRole,
  decideAccess,
  decideOwner,
  decideScope,
  rightsOf,
} from "./access.ts";

const OWN = { clientId: 1 };
const OTHER = { clientId: 2 };

function actor(role: Actor["role"]): Actor {
  return { userId: 7, name: "Kim", role, clientId: role === "super_admin" ? null : 1 };
}

describe("a super admin", () => {
  test.each(RIGHTS)("may use %s on any client's rows", (right) => {
    expect(decideAccess(actor("super_admin"), right, OTHER)).toBe("allowed");
  });

  test("finds nothing where nothing is", () => {
    expect(decideAccess(actor("super_admin"), "leads.read", null)).toBe("hidden");
  });
});

describe("a client admin", () => {
  test("may do everything with their own client but what makes or removes clients", () => {
    const lacking = RIGHTS.filter((right) => !rightsOf("client_admin").includes(right));
    expect(lacking).toEqual(["leads.convert", "clients.manage"]);
  });

  test.each(RIGHTS)("sees nothing of another client's by %s", (right) => {
    expect(decideAccess(actor("client_admin"), right, OTHER)).toBe("hidden");
  });

  test("is told what they may see but not do", () => {
    expect(decideAccess(actor("client_admin"), "clients.manage", OWN)).toBe("forbidden");
  });

  test("is of no client's team that a super admin is of", () => {
    expect(decideAccess(actor("client_admin"), "users.read", { clientId: null })).toBe("hidden");
  });
});

describe("a client user", () => {
  test("reads conversations, leads, appointments and figures, and nothing else", () => {
    expect(rightsOf("client_user")).toEqual([
      "me.manage",
      "conversations.read",
      "leads.read",
      "appointments.read",
      "analytics.read",
    ]);
  });

  test.each(["conversations.manage", "leads.manage", "appointments.manage"] as const)(
    "is refused %s, for what it changes may be seen",
    (right) => {
      expect(decideAccess(actor("client_user"), right, OWN)).toBe("forbidden");
    },
  );

  test.each(["widgets.read", "knowledge.manage", "users.read", "audit.read"] as const)(
    "does not learn that there is anything behind %s",
    (right) => {
      expect(decideAccess(actor("client_user"), right, OWN)).toBe("hidden");
    },
  );
});

test("what one makes belongs to one's own client; only a super admin says to which", () => {
  expect(decideOwner(actor("client_admin"), undefined)).toBe(1);
  expect(decideOwner(actor("client_admin"), 1)).toBe(1);
  expect(decideOwner(actor("client_admin"), 2)).toBeNull();
  expect(decideOwner(actor("super_admin"), 2)).toBe(2);
  expect(decideOwner(actor("super_admin"), undefined)).toBeNull();
});

test("nobody gives a role with more rights than their own", () => {
  expect(canGiveRole(actor("client_admin"), "super_admin")).toBe(false);
  expect(canGiveRole(actor("client_admin"), "client_admin")).toBe(true);
  expect(canGiveRole(actor("client_user"), "client_user")).toBe(false);
  expect(canGiveRole(actor("super_admin"), "super_admin")).toBe(true);
});

test("a super admin looks at all clients or at the one they choose, others at their own only", () => {
  const superAdmin = { userId: 1, name: "S", role: "super_admin", clientId: null } as const;
  const clientAdmin = { userId: 2, name: "C", role: "client_admin", clientId: 7 } as const;
  expect(decideScope(superAdmin, undefined)).toBeNull();
  expect(decideScope(superAdmin, 9)).toBe(9);
  expect(decideScope(clientAdmin, undefined)).toBe(7);
  expect(decideScope(clientAdmin, 7)).toBe(7);
  expect(decideScope(clientAdmin, 9)).toBe(0);
});
