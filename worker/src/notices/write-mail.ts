import { createHash } from "node:crypto";
import { isEmail } from "../mail/address.ts";
import type { Mail } from "../mail/message.ts";
import { writeNotice } from "./letters/write-notice.ts";
import type { Notice } from "./notice.ts";
import type { Recipient } from "./recipients.ts";

/** A notice as one recipient's mail, the same at each attempt. */
export function mailOf(notice: Notice, recipient: Recipient, adminOrigin: string | null): Mail {
  const replyTo = replyToOf(notice, recipient);
  return {
    ...writeNotice(notice, recipient, adminOrigin),
    to: recipient.email,
    ...(replyTo && isEmail(replyTo) ? { replyTo } : {}),
    thread: {
      key: hash(`${notice.id}\n${recipient.email.toLowerCase()}`),
      about: subjectOf(notice),
    },
    ...attachmentsOf(notice, recipient),
  };
}

/** Whom an answer concerns: the business for the visitor, the visitor for the business. */
function replyToOf(notice: Notice, { kind }: Recipient): string | null {
  if (kind === "visitor") return notice.home.rules.address;
  if ("visitor" in notice) return notice.visitor.email;
  return "service" in notice ? notice.email : null;
}

/** Ids are hashed: one opens more than a mail's headers should. */
function subjectOf(notice: Notice): string | null {
  if ("appointmentId" in notice) return hash(`appointment:${notice.appointmentId}`);
  if ("conversationId" in notice) return hash(`conversation:${notice.conversationId}`);
  return "leadId" in notice ? hash(`lead:${notice.leadId}`) : null;
}

/** The customer's calendar alone: the business has a feed of all appointments. */
function attachmentsOf(notice: Notice, { kind }: Recipient): Pick<Mail, "attachments"> {
  if (kind !== "visitor" || !("calendar" in notice) || !notice.calendar) return {};
  const { text, method } = notice.calendar;
  const type = `text/calendar; method=${method}; charset=utf-8`;
  return { attachments: [{ name: "invite.ics", type, content: text }] };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 40);
}
