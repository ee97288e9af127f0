import { insert } from "./insert-row.ts";
import type { TestDatabase } from "./test-database.ts";

/** What programs are told, and by what they ask. */
export async function makePrograms(database: TestDatabase, mark: string, clientId: number) {
  const webhookId = await insert(database, "webhook_endpoints", {
    client_id: clientId,
    url: `https://${mark}.invalid/hook`.toLowerCase(),
    secret: `whsec_${btoa(mark.repeat(4))}`,
    events: "{lead.created}",
    description: mark,
  });
  const event = { event_type: "lead.created" } as const;
  const [written] = await database.query<{ sequence: string }>(
    `insert into webhook_events (client_id, event_type, "row", spread_at)
     values ($1, $2, '{}', now()) returning sequence`,
    [clientId, event.event_type],
  );
  const deliveryId = crypto.randomUUID();
  await insert(database, "webhook_deliveries", {
    id: deliveryId,
    endpoint_id: webhookId,
    event_sequence: written?.sequence,
    ...event,
    payload: JSON.stringify({ data: { name: mark } }),
    status: "failed",
    attempts: 3,
    last_error: mark,
  });
  const apiKeyId = await insert(database, "api_keys", {
    client_id: clientId,
    name: mark,
    prefix: "wtfk_abcd",
    key_hash: crypto.randomUUID(),
    scopes: "{leads.read}",
  });
  return { webhookId, deliveryId, apiKeyId };
}
