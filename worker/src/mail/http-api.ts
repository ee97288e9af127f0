import { type Address, senderLine } from "./address.ts";
import type { Mail } from "./mail.ts";

const TIMEOUT_MS = 15_000;

/** POST in the shape of https://resend.com/docs/api-reference/emails/send-email, which others take too. */
export async function sendByApi(
  url: string,
  key: string,
  from: Address,
  { to, subject, html, text, replyTo }: Mail,
): Promise<void> {
  const message = { from: senderLine(from), to: [to], subject, html, text };
  const response = await fetch(url, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ ...message, ...(replyTo ? { reply_to: replyTo } : {}) }),
    // Followed, a redirect would turn the POST into a GET that answers 200 and sends nothing.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The mail API answered with status ${response.status}.`);
}
