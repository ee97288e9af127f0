import type { Mail } from "./mail.ts";

const TIMEOUT_MS = 15_000;

/** POST in the shape of https://resend.com/docs/api-reference/emails/send-email, which others take too. */
export async function sendByApi(
  url: string,
  key: string,
  from: string,
  { to, subject, html, text }: Mail,
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ from, to: [to], subject, html, text }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The mail API answered with status ${response.status}.`);
}
