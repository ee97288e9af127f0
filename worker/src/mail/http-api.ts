import { type Address, senderLine } from "./address.ts";
import { base64 } from "./base64.ts";
import type { Mail } from "./message.ts";
import { MailRefused } from "./refused.ts";
import { messageId, threadHeaders } from "./thread-headers.ts";

const TIMEOUT_MS = 15_000;
/** The mail itself is what is wrong; a key, a limit or the service is set right by somebody. */
const REFUSALS: readonly number[] = [400, 413, 422];

/** POST in the shape of https://resend.com/docs/api-reference/emails/send-email, which others take too. */
export async function sendByApi(
  url: string,
  key: string,
  from: Address,
  mail: Mail,
): Promise<void> {
  const { thread } = mail;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      // What was taken, and not heard of, is not sent a second time.
      ...(thread ? { "Idempotency-Key": thread.key } : {}),
    },
    body: JSON.stringify(messageOf(from, mail)),
    // Followed, a redirect would turn the POST into a GET that answers 200 and sends nothing.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (response.ok) return;
  const sentence = `The mail API answered with status ${response.status}.`;
  throw REFUSALS.includes(response.status) ? new MailRefused(sentence) : new Error(sentence);
}

function messageOf(from: Address, mail: Mail): object {
  const { to, subject, html, text, replyTo, thread, attachments = [] } = mail;
  const headers = thread && {
    "Message-ID": messageId(thread.key, from),
    "Auto-Submitted": "auto-generated",
    ...threadHeaders(mail, from),
  };
  return {
    from: senderLine(from),
    to: [to],
    subject,
    html,
    text,
    ...(replyTo ? { reply_to: replyTo } : {}),
    ...(headers ? { headers } : {}),
    ...(attachments.length > 0
      ? {
          attachments: attachments.map(({ name, type, content }) => ({
            filename: name,
            content: base64(content),
            content_type: type,
          })),
        }
      : {}),
  };
}
