import { expect, test } from "vitest";
import { API_KEY_SCOPES } from "../../../../contracts/admin/api-keys.ts";
import { RIGHTS } from "../../../../contracts/rights.ts";
import { offeredScopes } from "./offered-scopes.ts";

test("every scope that a key of a client may have is offered once, and none that it may not", () => {
  const offered = offeredScopes(RIGHTS).flatMap(({ scopes }) => scopes.map(({ right }) => right));
  const possible = API_KEY_SCOPES.filter((right) => right !== "leads.convert");
  expect(offered.toSorted()).toEqual([...possible].toSorted());
});

test("nobody is offered for a key what they may not do themselves", () => {
  expect(offeredScopes(["leads.read", "api_keys.manage"])).toEqual([
    { noun: "keys.of_leads", scopes: [{ right: "leads.read", verb: "keys.to_read" }] },
  ]);
});
