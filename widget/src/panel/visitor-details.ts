import type { VisitorIdentified } from "../../../contracts/identify.ts";
import type { LeadFields } from "../forms/lead-rules.ts";

/** What this page knows of the visitor, for as long as it lives: nobody is asked twice. */
export interface VisitorDetails {
  /** What they typed of themselves. */
  known: LeadFields | null;
  /** Whether the business has that. */
  areLeft: boolean;
  /** What the client's own server vouches for. */
  verified: VisitorIdentified["verified"];
  /** What the API was told of them, as it was sent. */
  told: string;
}

export const NOTHING_KNOWN: VisitorDetails = {
  known: null,
  areLeft: false,
  verified: null,
  told: "",
};
