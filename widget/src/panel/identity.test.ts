import { expect, test } from "vitest";
import type { PanelHost, Traits } from "../shared/panel-door.ts";
import { AWAY } from "./http-client.ts";
import { createIdentity } from "./identity.ts";

function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", kid: "k" })}.${part(claims)}.signature`;
}

function makePage(first: Traits = {}) {
  const page = { traits: first, events: [] as unknown[] };
  const host: Partial<PanelHost> = {
    traits: () => page.traits,
    emit: (event, detail) => void page.events.push([event, detail]),
  };
  return { page, identity: createIdentity(host as PanelHost) };
}

const ANA = tokenOf({ sub: "ana?ÿ>~", exp: 1 });

test("the person is the one that the token names, in any letters", () => {
  const { page, identity } = makePage({ token: ANA });
  const ana = identity.person();
  expect(ana).not.toBe("");
  page.traits = { token: tokenOf({ sub: "bob" }) };
  expect(identity.person()).toBe("bob");
  page.traits = { token: tokenOf({ sub: "ana?ÿ>~", exp: 2 }) };
  expect(identity.person()).toBe(ana);
});

test("what is no token names nobody, and is told to the API all the same, which says so", () => {
  for (const token of ["", "a.b.c", "rubbish", `x.${btoa("null")}.y`]) {
    const { identity } = makePage({ token });
    expect(identity.person()).toBe("");
  }
  expect(makePage({ token: "rubbish" }).identity.fields()).toMatchObject({
    identity_token: "rubbish",
  });
});

test("a page that says nothing has nothing told", () => {
  expect(makePage().identity.fields()).toEqual({});
});

test("what a page says is cut to what the API takes, and what no JSON can hold is left out", () => {
  const endless: Record<string, unknown> = { name: "Ana", email: "x".repeat(9_999), phone: 5n };
  endless.itself = endless;
  const attributes = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`a${at}`, at]));
  const { identity } = makePage({ ...endless, attributes } as Traits);
  const { traits } = JSON.parse(JSON.stringify(identity.fields()));
  expect(traits).toMatchObject({ name: "Ana", attributes: { a0: 0, a19: 19 } });
  expect(Object.keys(traits.attributes)).toHaveLength(20);
  expect(traits.email).toHaveLength(255);
  expect(traits).not.toHaveProperty("itself");
});

test("a refused token names nobody until the page has another, and the page hears why", () => {
  const { page, identity } = makePage({ token: ANA, name: "Ana" });
  const details = { reason: "expired" };
  const problem = { ...AWAY, code: "identity_refused", details } as const;
  expect(identity.isRefused(problem, identity.fields())).toBe(true);
  expect(identity.person()).toBe("");
  expect(identity.fields()).toMatchObject({ identity_token: null, traits: { name: "Ana" } });
  expect(page.events).toEqual([["identify_refused", { reason: "expired" }]]);
  page.traits = { token: tokenOf({ sub: "ana", exp: 9 }) };
  expect(identity.person()).toBe("ana");
});

test("a token that is too long for the API counts as refused; other problems do not", () => {
  const { page, identity } = makePage({ token: ANA });
  const sent = identity.fields();
  expect(identity.isRefused(AWAY, sent)).toBe(false);
  expect(identity.person()).not.toBe("");
  const problem = { ...AWAY, code: "bad_request", field: "identity_token" } as const;
  expect(identity.isRefused(problem, sent)).toBe(true);
  expect(page.events).toEqual([["identify_refused", { reason: "malformed" }]]);
});

test("the refusal of an earlier token leaves a newer one in force", () => {
  const { page, identity } = makePage({ token: ANA });
  const sent = identity.fields();
  page.traits = { token: tokenOf({ sub: "ana", exp: 9 }) };
  identity.isRefused({ ...AWAY, code: "identity_refused" }, sent);
  expect(identity.person()).toBe("ana");
});

test("a site whose tokens are never taken is told of it a few times, not for ever", () => {
  const { page, identity } = makePage({ token: ANA });
  for (let at = 0; at < 20; at += 1) {
    page.traits = { token: tokenOf({ sub: "ana", exp: at }) };
    identity.isRefused({ ...AWAY, code: "identity_refused" }, identity.fields());
  }
  expect(page.events).toHaveLength(5);
});

test("what was said before a reset counts no more, until the page says something anew", () => {
  const { page, identity } = makePage({ token: ANA, email: "ana@example.com" });
  identity.forget();
  expect([identity.person(), identity.fields(), identity.traits()]).toEqual(["", {}, {}]);
  page.traits = { token: ANA };
  expect(identity.person()).not.toBe("");
});
