import { WEBHOOK_EVENTS } from "../../contracts/admin/webhooks.ts";
import { deliverEvents } from "../src/store/delivery.ts";
import { newWebhookSecret } from "../src/webhooks/signed-headers.ts";
import type { openBoundDatabase } from "./bound-database.ts";
import { makeConversation, makeMessage } from "./make-outbox-event.ts";

type BoundDatabase = ReturnType<typeof openBoundDatabase>;

/** Its secret. */
export async function addEndpointTo(
  database: BoundDatabase,
  clientId: number,
  overrides: Record<string, unknown> = {},
): Promise<string> {
  const secret = newWebhookSecret();
  const row = {
    client_id: clientId,
    url: "https://hooks.example/in",
    secret,
    events: `{${WEBHOOK_EVENTS.join(",")}}`,
    ...overrides,
  };
  const names = Object.keys(row);
  await database.query(
    `insert into webhook_endpoints (${names}) values (${names.map((_, n) => `$${n + 1}`)})`,
    Object.values(row),
  );
  return secret;
}

/** A conversation with so many messages of its visitor. */
export async function chatIn(
  database: BoundDatabase,
  widgetId: number,
  count: number,
): Promise<void> {
  const conversation = makeConversation({ widgetId, id: crypto.randomUUID() });
  const messages = Array.from({ length: count }, (_, index) =>
    makeMessage({
      id: crypto.randomUUID(),
      conversationId: conversation.id,
      seq: index + 1,
      type: "user",
    }),
  );
  await deliverEvents(database.db, [conversation, ...messages]);
}
