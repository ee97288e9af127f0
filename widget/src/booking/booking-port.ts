import type { AppointmentBooked } from "../../../contracts/appointments.ts";
import type { FormParts } from "../forms/form-parts.ts";
import type { LeadFields } from "../forms/lead-rules.ts";
import type { Answer } from "../panel/http-client.ts";
import type { Traits } from "../shared/panel-door.ts";
import type { AllTexts, OfferTexts } from "../strings/texts.ts";

/** What the panel gives, and is told. */
export interface BookingPort {
  readonly texts: OfferTexts;
  readonly locale: string;
  readonly form: FormParts;
  /** What is known of the visitor. */
  readonly traits: Traits;
  /** Whether there is a lead form to go to instead. */
  readonly canLeaveDetails: boolean;
  /** Whose own hold hides no slot from them; a panel of an earlier build does not tell. */
  conversationId?(): string | null;
  ask<Value>(address: string): Promise<Answer<Value>>;
  /** Within the conversation, which begins with it where there is none yet. */
  post<Value>(call: string, body: object): Promise<Answer<Value>>;
  /** It is booked; `line` says so in the thread. */
  done(booked: AppointmentBooked, line: string, details: LeadFields): void;
  /** Back to the thread, or to the lead form below it, with what has been typed. */
  leave(toLeadForm: boolean, details?: LeadFields): void;
}

/** What a step's view draws with. */
export interface StepContext {
  readonly texts: AllTexts;
  readonly locale: string;
  readonly form: FormParts;
}
