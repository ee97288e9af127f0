import type { SendMailOptions } from "nodemailer/lib/mailer";
import type { Address } from "./address.ts";
import type { Attachment, Mail } from "./message.ts";
import { messageId, threadHeaders } from "./thread-headers.ts";

/**
 * The mail in nodemailer's terms. Addresses are objects, so that none is parsed as a list. An appointment
 * stands among the alternatives, where calendar programs look for it, and again as a file for those that
 * look nowhere.
 */
export function composed(from: Address, mail: Mail): SendMailOptions {
  const { to, subject, text, html, replyTo, thread, attachments = [] } = mail;
  return {
    from: { name: from.name ?? "", address: from.email },
    to: { name: "", address: to },
    ...(replyTo ? { replyTo: { name: "", address: replyTo } } : {}),
    subject,
    text,
    html,
    messageId: messageId(thread?.key ?? crypto.randomUUID(), from),
    headers: {
      ...(thread ? { "Auto-Submitted": "auto-generated" } : {}),
      ...threadHeaders(mail, from),
    },
    alternatives: attachments
      .filter(isCalendar)
      .map(({ type, content }) => ({ contentType: type, content })),
    attachments: attachments.map((attachment) => ({
      filename: attachment.name,
      contentType: isCalendar(attachment) ? "application/ics" : attachment.type,
      content: attachment.content,
    })),
  };
}

function isCalendar({ type }: Attachment): boolean {
  return type.startsWith("text/calendar");
}
