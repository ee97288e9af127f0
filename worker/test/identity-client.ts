import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { ConversationStarted } from "../../contracts/conversation.ts";
import { VisitorIdentified } from "../../contracts/identify.ts";
import { openConversation } from "../src/capability.ts";
import { openBoundDatabase } from "./bound-database.ts";
import { insert } from "./insert-row.ts";
import { makeWidget, type TestWidget, testEnv } from "./thread-client.ts";
import { post } from "./visitor-client.ts";

export interface TestSecret {
  readonly keyId: string;
  readonly secret: string;
}

export function makeSecret(): TestSecret {
  return {
    keyId: `wik_${randomBytes(8).toString("hex")}`,
    secret: randomBytes(32).toString("base64url"),
  };
}

export interface KnowingWidget extends TestWidget {
  readonly identityKey: TestSecret;
}

type KnownRow = {
  readonly session_id: string;
  readonly visitor_name: string | null;
  readonly visitor_email: string | null;
  readonly visitor_external_id: string | null;
  readonly known_visitor: unknown;
  readonly lead_id: string | null;
};

/** A widget whose visitors may be signed in with `key`. */
export async function makeKnowingWidget(
  overrides: Parameters<typeof makeWidget>[0] = {},
): Promise<KnowingWidget> {
  const widget = await makeWidget(overrides);
  const key = makeSecret();
  await insert(openBoundDatabase(), "widget_identity_keys", {
    widget_id: widget.id,
    key_id: key.keyId,
    label: "Our server",
    algorithm: "HS256",
    secret: key.secret,
  });
  return { ...widget, identityKey: key };
}

/** As the client's server would: of somebody for ten minutes, unless a test says otherwise. */
export function signFor(
  { keyId, secret }: TestSecret,
  sub: string,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ sub, iat: seconds, exp: seconds + 600, ...claims })
    .setProtectedHeader({ alg: "HS256", kid: keyId })
    .sign(new TextEncoder().encode(secret));
}

/** What a browser does with a person's tokens, and what of it stands in Postgres. */
export function identityClient(widget: KnowingWidget) {
  const database = openBoundDatabase();
  const refOf = (capability: string) => {
    const ref = openConversation(testEnv, widget.key, capability, Date.now());
    if (!ref) throw new Error("the capability does not open");
    return ref;
  };
  const stubOf = (capability: string) => {
    const { CONVERSATIONS } = testEnv;
    return CONVERSATIONS.get(CONVERSATIONS.idFromString(refOf(capability).objectId));
  };
  const taken = async (call: string, body: object) => {
    const response = await post(widget.key, call, body);
    if (!response.ok) throw new Error(`${call}: ${await response.text()}`);
    return response.json();
  };
  return {
    refOf,
    idOf: (capability: string) => refOf(capability).conversationId,
    stubOf,
    /** In whichever browser the person is. */
    begin: async (token: string, more: object = {}) => {
      const body = { session_id: crypto.randomUUID(), identity_token: token, ...more };
      return ConversationStarted.parse(await taken("conversation", body));
    },
    identify: async (body: object) => VisitorIdentified.parse(await taken("identify", body)),
    end: (capability: string) => taken("end", { conversation_id: capability }),
    /** As Postgres has it once all that is owed was delivered. */
    rowOf: async (capability: string) => {
      await stubOf(capability).deliverNow();
      const [row] = await database.query<KnownRow>(
        "select * from widget_conversations where id = $1",
        [refOf(capability).conversationId],
      );
      return row;
    },
  };
}
