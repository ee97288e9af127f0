import type { Address } from "./address.ts";
import { base64 } from "./base64.ts";
import type { Mail } from "./message.ts";
import { threadHeaders } from "./thread-headers.ts";

/** What the platform's `SendEmail` takes of us; its own type also takes raw messages. */
export interface EmailBinding {
  send(message: {
    readonly from: string | { readonly name: string; readonly email: string };
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    readonly replyTo?: string;
    readonly headers?: Record<string, string>;
    readonly attachments?: {
      readonly content: string;
      readonly filename: string;
      readonly type: string;
      readonly disposition: "attachment";
    }[];
  }): Promise<unknown>;
}

/**
 * Sends by Cloudflare's own service, to any address once the sender's domain is set up there:
 * https://developers.cloudflare.com/email-service/api/send-emails/workers-api/
 *
 * It makes the Message-ID itself and refuses a mail with a header that it does not know, so of ours it
 * gets those that thread, and instead of Auto-Submitted the one that Exchange reads.
 */
export async function sendByBinding(
  binding: EmailBinding,
  from: Address,
  mail: Mail,
): Promise<void> {
  const { to, subject, html, text, replyTo, thread, attachments = [] } = mail;
  await binding.send({
    from: from.name === null ? from.email : { name: from.name, email: from.email },
    to,
    subject,
    html,
    text,
    ...(replyTo ? { replyTo } : {}),
    ...(thread
      ? { headers: { ...threadHeaders(mail, from), "X-Auto-Response-Suppress": "All" } }
      : {}),
    ...(attachments.length > 0
      ? {
          attachments: attachments.map(({ name, type, content }) => ({
            content: base64(content),
            filename: name,
            type,
            disposition: "attachment" as const,
          })),
        }
      : {}),
  });
}
