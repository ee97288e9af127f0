import type { Address } from "./address.ts";
import type { Mail } from "./mail.ts";

/** What the platform's `SendEmail` takes of us; its own type also takes raw messages. */
export interface EmailBinding {
  send(message: {
    readonly from: string | { readonly name: string; readonly email: string };
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    readonly replyTo?: string;
  }): Promise<unknown>;
}

/**
 * Sends by Cloudflare's own service, to any address once the sender's domain is set up there:
 * https://developers.cloudflare.com/email-service/api/send-emails/workers-api/
 */
export async function sendByBinding(
  binding: EmailBinding,
  { name, email }: Address,
  { to, subject, html, text, replyTo }: Mail,
): Promise<void> {
  const from = name === null ? email : { name, email };
  await binding.send({ from, to, subject, html, text, ...(replyTo ? { replyTo } : {}) });
}
