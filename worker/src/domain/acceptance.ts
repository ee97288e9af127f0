import { type Conversation, isDisclaimerMissing } from "./conversation.ts";
import type { DisclaimerEvent } from "./outbox-event.ts";

interface Notices {
  readonly require_disclaimer: boolean;
  readonly disclaimer_version: string | null;
  readonly require_consent: boolean;
  readonly consent_version: string | null;
}

/** Whether a visitor may be heard whose last consent was to this version; null: to none. */
export function isConsentMissing(
  { require_consent, consent_version }: Pick<Notices, "require_consent" | "consent_version">,
  accepted: string | null,
): boolean {
  return require_consent && (accepted === null || accepted !== consent_version);
}

/**
 * What of a widget's notices the visitor has yet to accept, in its present version; whoever has no
 * conversation has accepted nothing.
 */
export function missingAcceptance(
  notices: Notices,
  conversation: Pick<Conversation, "acceptedConsent" | "acceptedDisclaimer"> | null,
): "consent_required" | "disclaimer_required" | null {
  if (isConsentMissing(notices, conversation?.acceptedConsent ?? null)) return "consent_required";
  const isMissing = conversation
    ? isDisclaimerMissing(notices, conversation)
    : notices.require_disclaimer;
  return isMissing ? "disclaimer_required" : null;
}

export function acceptConsent(conversation: Conversation, version: string): Conversation {
  return { ...conversation, acceptedConsent: version };
}

interface Given extends Pick<DisclaimerEvent, "id" | "version" | "ipAddress" | "userAgent"> {
  readonly accepted: "disclaimer" | "consent";
  readonly acceptedAtMs: number;
}

/** The row that proves it, for ever. */
export function acceptanceEvent(
  { widgetId, id: conversationId, sessionId }: Conversation,
  given: Given,
): DisclaimerEvent {
  return { kind: "disclaimer", widgetId, conversationId, sessionId, ...given };
}
