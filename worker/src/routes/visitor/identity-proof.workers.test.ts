import { describe, expect, test } from "vitest";
import { ConversationStarted } from "../../../../contracts/conversation.ts";
import { IdentityRefusal } from "../../../../contracts/identity.ts";
import { SITE_TOKEN_TYPES } from "../../../../contracts/plugin.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { identityClient, makeSigningWidget } from "../../../test/identity-client.ts";
import { makeSecret, signFor } from "../../../test/identity-token.ts";
import { ask, post, refusalOf } from "../../../test/visitor-client.ts";
import { sessionOfPerson } from "../../identity/session-of-person.ts";

// What proves nothing opens nothing: a session, a page's word, a token that is not good.

const database = openBoundDatabase();
const widget = await makeSigningWidget();
const { begin, identify, rowOf } = identityClient(widget);

const newPerson = () => `u-${crypto.randomUUID()}`;
const tokenOf = (sub: string, claims = {}) => signFor(widget.identityKey, sub, claims);

describe("a session that only a token leads to", () => {
  test("is refused to whoever has learned it, before and after it was used", async () => {
    const sub = newPerson();
    const [row] = await database.query<{ identity_salt: string }>(
      "select identity_salt from widget_configs where id = $1",
      [widget.id],
    );
    const session = sessionOfPerson(row?.identity_salt ?? "", sub);
    const start = () => post(widget.key, "conversation", { session_id: session });
    expect((await start()).status).toBe(403);
    const own = await begin(await tokenOf(sub));
    expect(own.existing).toBe(false);
    expect((await start()).status).toBe(403);
    expect(
      (await begin(await tokenOf(newPerson()), { session_id: session })).conversation_id,
    ).not.toBe(own.conversation_id);
  });
});

describe("what a page says of its visitor", () => {
  test("is kept as said, and makes neither a name nor a lead", async () => {
    const session = crypto.randomUUID();
    const traits = { name: "Somebody", email: "some@example.com", attributes: { plan: "free" } };
    const response = await post(widget.key, "conversation", { session_id: session, traits });
    const { conversation_id } = ConversationStarted.parse(await response.json());
    await ask(widget.key, conversation_id, "Where can I park?");
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: null,
      visitor_email: null,
      visitor_external_id: null,
      lead_id: null,
      known_visitor: { verified: null, claimed: { ...traits, phone: null } },
    });
    const told = await identify({ conversation_id, traits: { name: "Somebody else" } });
    expect(told).toEqual({
      success: true,
      verified: null,
      conversation: null,
      is_theirs: false,
    });
    expect(await rowOf(conversation_id)).toMatchObject({
      visitor_name: null,
      known_visitor: { claimed: { name: "Somebody else" } },
    });
  });

  test("may make no sense, and the visitor still asks", async () => {
    const traits = { name: 7, email: "nobody", attributes: { "no name": {} } };
    const body = { session_id: crypto.randomUUID(), traits };
    const response = await post(widget.key, "conversation", body);
    expect(response.status).toBe(200);
    const { conversation_id } = ConversationStarted.parse(await response.json());
    expect(await rowOf(conversation_id)).toMatchObject({ known_visitor: null });
  });
});

describe("a token that is not good", () => {
  test.each<[string, string, () => Promise<string>]>([
    ["malformed", "malformed", async () => "hello"],
    ["unknown_key", "unknown_key", () => signFor(makeSecret(), "u-x")],
    [
      "bad_signature",
      "bad_signature",
      () => signFor({ ...makeSecret(), keyId: widget.identityKey.keyId }, "u-x"),
    ],
    ["expired", "expired", () => tokenOf("u-x", { exp: 1 })],
    ["wrong_audience", "wrong_audience", () => tokenOf("u-x", { aud: "another" })],
    [
      "a proof that a website signs for anybody",
      "bad_claims",
      () => signFor(widget.identityKey, "u-x", {}, SITE_TOKEN_TYPES.proof),
    ],
    [
      "what a website signs for itself",
      "bad_claims",
      () => signFor(widget.identityKey, "u-x", {}, SITE_TOKEN_TYPES.check),
    ],
  ])("is refused with the reason, and nothing is begun: %s", async (_, reason, make) => {
    const token = await make();
    for (const call of ["conversation", "identify"]) {
      const body = { session_id: crypto.randomUUID(), identity_token: token };
      const refusal = await refusalOf(await post(widget.key, call, body));
      expect(refusal).toMatchObject({ status: 403, code: "identity_refused" });
      const details = IdentityRefusal.parse(refusal.details);
      expect(details.reason).toBe(reason);
      expect(details.explanation).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("names the claim that is wrong", async () => {
    const token = await tokenOf("u-x", { email: "nobody" });
    const refusal = await refusalOf(await post(widget.key, "identify", { identity_token: token }));
    expect(refusal.details).toMatchObject({ reason: "bad_claims", field: "email" });
  });
});
