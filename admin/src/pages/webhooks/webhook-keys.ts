import type { QueryClient } from "@tanstack/solid-query";

export const WEBHOOK_LIST = "GET /webhooks";
export const WEBHOOK_ONE = "GET /webhooks/:webhookId";
export const DELIVERY_LIST = "GET /webhooks/:webhookId/deliveries";

/** Reads anew what an endpoint's change may have changed. */
export async function renewWebhooks(queries: QueryClient): Promise<void> {
  await Promise.all(
    [WEBHOOK_LIST, WEBHOOK_ONE, DELIVERY_LIST].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
