import type { Figures } from "../../../contracts/admin/analytics.ts";
import type { NoticeType } from "../../../contracts/admin/notifications.ts";
import type { NoticeRules } from "../domain/snapshot.ts";

/** One line of a transcript, as a mail shows it. */
export interface TranscriptLine {
  readonly type: "user" | "bot" | "human" | "system";
  readonly name: string | null;
  readonly text: string;
  readonly atMs: number;
}

/** What the widget's mails need to know of it; from the snapshot, so that Postgres need not be there. */
export interface NoticeHome {
  readonly clientId: number;
  readonly widgetId: number;
  readonly widgetKey: string;
  readonly widgetName: string;
  /** BCP 47, of the widget: mails to visitors are in it. */
  readonly locale: string;
  readonly rules: NoticeRules;
}

interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

interface AppointmentFacts extends Contact {
  readonly appointmentId: string;
  readonly conversationId: string | null;
  readonly service: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** IANA; the customer's is null where they did not tell. */
  readonly businessTimezone: string;
  readonly customerTimezone: string | null;
  /** BCP 47, of the mails to the customer; without it they are in the widget's. */
  readonly customerLocale?: string | null;
  readonly notes: string | null;
  /** An .ics file; null where there is nothing to enter. */
  readonly calendar: { readonly text: string; readonly method: "REQUEST" | "CANCEL" } | null;
  /** Addresses to move and to cancel it, for the customer alone; null once it is cancelled. */
  readonly moveUrl: string | null;
  readonly cancelUrl: string | null;
}

/**
 * Something of which people are told by mail. `id` names the event, and is the same however often it
 * is told: `new_conversation:<widget id>:<hash of the session>`, `lead_captured:<lead id>`,
 * `appointment_moved:<appointment id>:<sequence>` and so on. Nobody gets two mails for one id.
 */
export type Notice = {
  readonly id: string;
  readonly type: NoticeType;
  readonly atMs: number;
  readonly home: NoticeHome;
} & (
  | {
      readonly type: "new_conversation" | "handover_waiting";
      readonly conversationId: string;
      readonly visitor: Contact;
      readonly pageUrl: string | null;
      readonly transcript: readonly TranscriptLine[];
    }
  | {
      readonly type: "lead_captured";
      readonly leadId: string;
      readonly conversationId: string;
      readonly visitor: Contact;
      readonly pageUrl: string | null;
      readonly transcript: readonly TranscriptLine[];
    }
  | { readonly type: "lead_thanks"; readonly leadId: string; readonly visitor: Contact }
  | {
      readonly type: "lead_reminder" | "lead_escalation";
      readonly leadId: string;
      readonly visitor: Contact;
      readonly capturedAtMs: number;
      /** Who is to be told; the addresses are read when it is due. */
      readonly userIds: readonly number[];
    }
  | {
      /** To a visitor who has left: what a user answered, and a way back. */
      readonly type: "visitor_reply";
      readonly conversationId: string;
      readonly visitor: Contact;
      readonly userName: string;
      readonly transcript: readonly TranscriptLine[];
      /** The page of the conversation, with the resume token in its fragment; null without one of the business's. */
      readonly resumeUrl: string | null;
    }
  | ({
      readonly type:
        | "appointment_requested"
        | "appointment_confirmed"
        | "appointment_moved"
        | "appointment_cancelled"
        | "appointment_reminder";
      /** Who caused it: the other side is told, and the customer always. */
      readonly by: "customer" | "user" | "clock";
      readonly isConfirmed: boolean;
    } & AppointmentFacts)
  | {
      readonly type: "daily_summary";
      readonly userId: number;
      readonly email: string;
      /** The user's. */
      readonly userLocale: string;
      /** `YYYY-MM-DD`, of the client's zone. */
      readonly date: string;
      readonly figures: Readonly<Record<SummaryFigure, number>>;
    }
  | {
      readonly type: "monthly_report";
      readonly userId: number;
      readonly email: string;
      /** The user's. */
      readonly userLocale: string;
      /** `YYYY-MM`, of the client's zone. */
      readonly month: string;
      readonly figures: MonthFigures;
      /** Of the month before it. */
      readonly before: MonthFigures;
      readonly topQuestions: readonly { readonly question: string; readonly answers: number }[];
    }
  | {
      /** To the client's admins: an endpoint has failed for so long that nothing is sent there any more. */
      readonly type: "webhook_paused";
      readonly webhookId: number;
      readonly url: string;
      readonly failingSinceMs: number;
      readonly lastError: string;
      readonly waitingCount: number;
    }
);

/** As the analytics page counts them. */
export type MonthFigures = Pick<
  Figures,
  | "views"
  | "opens"
  | "conversations"
  | "messages"
  | "leads"
  | "conversions"
  | "appointments"
  | "knowledge_matches"
  | "fallbacks"
  | "helpful"
  | "not_helpful"
  | "avg_rating"
  | "avg_response_time_ms"
  | "answered"
  | "durable"
>;

export const SUMMARY_FIGURES = [
  "conversations",
  "messages",
  "leads",
  "appointments",
  "handovers",
  "unanswered",
] as const;
export type SummaryFigure = (typeof SUMMARY_FIGURES)[number];
