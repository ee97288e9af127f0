import { ConversationStarted } from "../../contracts/conversation.ts";
import { VisitorIdentified } from "../../contracts/identify.ts";
import { openConversation } from "../src/capability.ts";
import { openBoundDatabase } from "./bound-database.ts";
import { makeSecret, type TestSecret } from "./identity-token.ts";
import { insert } from "./insert-row.ts";
import { makeWidget, type TestWidget, testEnv } from "./thread-client.ts";
import { post } from "./visitor-client.ts";

interface SigningWidget extends TestWidget {
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

/** A widget whose visitors may be signed in with its `identityKey`. */
export async function makeSigningWidget(
  overrides: Parameters<typeof makeWidget>[0] = {},
): Promise<SigningWidget> {
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

/** What a browser does with a person's tokens, and what of it stands in Postgres. */
export function identityClient(widget: SigningWidget) {
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
