import { Webhook } from "standardwebhooks";

export interface Secrets {
  readonly secret: string;
  /** The one before, while it is still used as well. */
  readonly previousSecret: string | null;
}

/**
 * As Standard Webhooks say: of several signatures one has to be right, so that a receiver may take
 * its time to learn a new secret.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders(
  { secret, previousSecret }: Secrets,
  message: { readonly id: string; readonly body: string; readonly atMs: number },
): Record<string, string> {
  const at = new Date(message.atMs);
  const secrets = previousSecret === null ? [secret] : [secret, previousSecret];
  const signatures = secrets.map((each) => new Webhook(each).sign(message.id, at, message.body));
  return {
    "Content-Type": "application/json",
    "webhook-id": message.id,
    "webhook-timestamp": String(Math.floor(message.atMs / 1_000)),
    "webhook-signature": signatures.join(" "),
  };
}

/** `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
