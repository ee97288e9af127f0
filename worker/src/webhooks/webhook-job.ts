/** To send one delivery, or to look for events that nobody was sent yet. */
export type WebhookJob = { readonly deliveryId: string } | { readonly spread: true };
