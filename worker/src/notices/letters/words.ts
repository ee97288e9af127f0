import type { SummaryFigure } from "../notice.ts";
import type { MonthWords } from "./month-words.ts";

/** Of whom or what a mail tells, each on one line. */
export interface Named {
  /** The visitor, or customer. */
  readonly who: string;
  readonly widget: string;
  readonly client: string;
}

/** An appointment as a sentence needs it. */
export interface Booking extends Named {
  readonly service: string;
  /** `Mar 4, 9:00 AM`, in the reader's zone. */
  readonly when: string;
}

export interface CustomerBooking extends Booking {
  /** It stands; else the business has yet to say so. */
  readonly isConfirmed: boolean;
  readonly byCustomer: boolean;
  /** An answer to the mail reaches the business. */
  readonly canReply: boolean;
}

/** What one kind of mail says. */
export interface Saying {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export type BookingEvent = "requested" | "confirmed" | "moved" | "cancelled" | "reminder";

/** Everything that the mails say, in one language. */
export interface NoticeWords {
  readonly aVisitor: string;
  readonly greeting: (name: string) => string;
  readonly labels: Readonly<
    Record<
      | "name"
      | "email"
      | "phone"
      | "page"
      | "captured"
      | "service"
      | "when"
      | "businessTime"
      | "customerTime"
      | "notes",
      string
    >
  >;
  readonly speakers: Readonly<Record<"user" | "bot" | "human" | "system", string>>;
  /** Of the reader, where they are the visitor. */
  readonly you: string;
  readonly transcript: string;
  readonly actions: Readonly<
    Record<
      "conversation" | "lead" | "appointments" | "dashboard" | "resume" | "move" | "cancel",
      string
    >
  >;
  newConversation(named: Named): Saying;
  leadCaptured(named: Named): Saying;
  leadReminder(named: Named & { readonly hours: number }): Saying;
  leadEscalation(named: Named & { readonly hours: number }): Saying;
  handoverWaiting(named: Named): Saying;
  visitorReply(
    named: Named & {
      readonly user: string;
      readonly canResume: boolean;
      readonly canReply: boolean;
    },
  ): Saying;
  /** `own`: what the business wrote for it. */
  leadThanks(named: Named & { readonly own: string | null }): Saying;
  bookingForCustomer(event: BookingEvent, booking: CustomerBooking): Saying;
  bookingForBusiness(
    event: BookingEvent,
    booking: Booking & { readonly isConfirmed: boolean },
  ): Saying;
  summary(day: string, client: string, total: string): Saying;
  readonly figures: Readonly<Record<SummaryFigure, string>>;
  readonly month: MonthWords;
  /** `12 conversations, 3 leads`. */
  total(conversations: number, leads: number): string;
  readonly webhooks: {
    /** `waiting`: deliveries that are kept for it. */
    paused(named: Named & { readonly waiting: number }): Saying;
    readonly labels: Readonly<Record<"endpoint" | "failingSince" | "lastError", string>>;
    readonly open: string;
  };
  /** Why a reader gets the mail. */
  readonly footers: {
    user(client: string): string;
    address(widget: string): string;
    visitor(client: string): string;
    readonly preferences: string;
  };
}
