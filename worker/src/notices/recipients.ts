import type { NotificationTopic } from "../../../contracts/admin/me.ts";
import type { NoticeType } from "../../../contracts/admin/notifications.ts";
import type { NoticeReader } from "../domain/snapshot.ts";
import type { Notice, NoticeHome } from "./notice.ts";

export interface Recipient {
  readonly email: string;
  readonly name: string | null;
  /** BCP 47, of the mail. */
  readonly locale: string;
  /** `address`: the widget's own; `user` has an account; `visitor` wrote to the widget, or booked. */
  readonly kind: "address" | "user" | "visitor";
}

/** What a user is asked about before they are told of it; null: no user is told. */
const TOPIC_OF: Readonly<Record<NoticeType, NotificationTopic | null>> = {
  new_conversation: "new_conversation",
  lead_captured: "lead_captured",
  lead_thanks: null,
  lead_reminder: "lead_follow_up",
  lead_escalation: "lead_follow_up",
  handover_waiting: "handover_waiting",
  visitor_reply: null,
  appointment_requested: "appointment",
  appointment_confirmed: "appointment",
  appointment_moved: "appointment",
  appointment_cancelled: "appointment",
  appointment_reminder: null,
  daily_summary: "daily_summary",
  monthly_report: "monthly_report",
  webhook_paused: "webhook_paused",
};

/** Who gets a mail for a notice: each address once, and the visitor's mail where it is both. */
export function recipientsOf(notice: Notice): Recipient[] {
  const byAddress = new Map<string, Recipient>();
  for (const recipient of [...visitorsOf(notice), ...businessOf(notice)]) {
    const address = recipient.email.toLowerCase();
    if (!byAddress.has(address)) byAddress.set(address, recipient);
  }
  return [...byAddress.values()];
}

function visitorsOf(notice: Notice): Recipient[] {
  switch (notice.type) {
    case "lead_thanks":
    case "visitor_reply":
      return visitorOf(notice.home, notice.visitor);
    // Whoever caused it: the customer has it in writing.
    case "appointment_requested":
    case "appointment_confirmed":
    case "appointment_moved":
    case "appointment_cancelled":
    case "appointment_reminder":
      return visitorOf(notice.home, notice, notice.customerLocale);
    default:
      return [];
  }
}

function businessOf(notice: Notice): Recipient[] {
  switch (notice.type) {
    case "new_conversation":
    case "lead_captured":
    case "handover_waiting":
      return [...addressOf(notice.home), ...readersOf(notice)];
    case "webhook_paused":
      return readersOf(notice, adminIdsOf(notice.home));
    case "lead_reminder":
    case "lead_escalation":
      return readersOf(notice, notice.userIds);
    case "appointment_requested":
    case "appointment_confirmed":
    case "appointment_moved":
    case "appointment_cancelled":
      // Its own side knows.
      return notice.by === "user" ? [] : [...addressOf(notice.home), ...readersOf(notice)];
    case "daily_summary":
    case "monthly_report":
      return [{ email: notice.email, name: null, locale: notice.userLocale, kind: "user" }];
    default:
      return [];
  }
}

/** Nobody else can mend what is told of. */
function adminIdsOf({ rules }: NoticeHome): number[] {
  return rules.readers.flatMap(({ role, userId }) => (role === "client_admin" ? [userId] : []));
}

function visitorOf(
  home: NoticeHome,
  { name, email }: { readonly name: string | null; readonly email: string | null },
  locale?: string | null,
): Recipient[] {
  return email ? [{ email, name, locale: locale ?? home.locale, kind: "visitor" }] : [];
}

function addressOf({ rules, locale }: NoticeHome): Recipient[] {
  return rules.address ? [{ email: rules.address, name: null, locale, kind: "address" }] : [];
}

/** The users who want to be told of such a thing at all. */
export function interestedReaders({ type, home }: Notice): NoticeReader[] {
  const topic = TOPIC_OF[type];
  if (topic === null) return [];
  return home.rules.readers.filter(({ preferences }) => preferences[topic]);
}

function readersOf(notice: Notice, userIds?: readonly number[]): Recipient[] {
  return interestedReaders(notice)
    .filter(({ userId }) => userIds?.includes(userId) ?? true)
    .map(({ name, email, locale }) => ({ name, email, locale, kind: "user" }));
}
