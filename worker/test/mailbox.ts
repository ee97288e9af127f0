import { env } from "cloudflare:workers";
import { inject } from "vitest";
import { z } from "zod";

const Mails = z.array(
  z.object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    from: z.array(z.object({ address: z.string(), name: z.string() })),
    to: z.array(z.object({ address: z.string() })),
    headers: z.record(z.string(), z.unknown()),
    attachments: z
      .array(z.object({ contentType: z.string(), fileName: z.string().optional() }))
      .optional(),
  }),
);
export type Mail = z.infer<typeof Mails>[number];

/** From now on this test file's Worker sends its mail to the run's real SMTP server. */
export function useMailbox(): void {
  sendMailTo(inject("smtpPort"));
}

/** As `useMailbox`, through a server that refuses some recipients; see tools/test-mailbox/moody-server.ts. */
export function useMoodyMailbox(): void {
  sendMailTo(inject("moodySmtpPort"));
}

/** At port 9 nobody listens. */
export function useNoMailbox(): void {
  sendMailTo(9);
}

function sendMailTo(smtpPort: number): void {
  Object.assign(env, {
    MAIL_TRANSPORT: "smtp",
    MAIL_FROM: "Test <chat@wetechforu.example>",
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(smtpPort),
    SMTP_SECURE: "none",
  });
}

/** An address of nobody else's; the server's mood is read from its beginning. */
export function someone(mood: string): string {
  return `${mood}-${crypto.randomUUID()}@example.com`;
}

/** What has arrived for an address, oldest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${inject("mailboxUrl")}/api/email`);
  const mails = Mails.parse(await response.json());
  return mails.filter((mail) => mail.to.some((to) => to.address === address));
}
