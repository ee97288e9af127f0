import { acceptanceEvent, acceptConsent, isConsentMissing } from "../domain/acceptance.ts";
import { acceptDisclaimer, type Conversation } from "../domain/conversation.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import { uuidv7 } from "../uuid.ts";
import type { DisclaimerAcceptance, Refusal, Visit } from "./conversation-calls.ts";
import type { Change, ThreadCommits } from "./thread-commits.ts";

type Config = WidgetSnapshot["config"];

/** The version of the consent that a visit brings; null where it brings none that is in force. */
export function consentOf(config: Config, { consentVersion = null }: Visit): string | null {
  const isGiven = config.require_consent && !isConsentMissing(config, consentVersion);
  return isGiven ? consentVersion : null;
}

/** Before anything is stored: whether this visitor has to be asked first. */
export function mustAskConsent(config: Config, visit: Visit, known: Conversation | null): boolean {
  const accepted = consentOf(config, visit) ?? known?.acceptedConsent ?? null;
  return isConsentMissing(config, accepted);
}

/** How the conversation stands with the consent, and the row that is owed for it; once a version. */
export function withConsent(
  conversation: Conversation,
  version: string | null,
  visit: Pick<Visit, "ipAddress" | "userAgent">,
  nowMs: number,
): Required<Pick<Change, "after" | "events">> {
  if (version === null || conversation.acceptedConsent === version) {
    return { after: conversation, events: [] };
  }
  const { ipAddress, userAgent } = visit;
  const given = { id: uuidv7(nowMs), version, ipAddress, userAgent, acceptedAtMs: nowMs };
  const event = acceptanceEvent(conversation, { accepted: "consent", ...given });
  return { after: acceptConsent(conversation, version), events: [event] };
}

/** What was read must be what is in force, or the acceptance would prove nothing. */
export function keepDisclaimer(
  commits: ThreadCommits,
  config: Config,
  before: Conversation,
  { version, ipAddress, userAgent }: DisclaimerAcceptance,
): Refusal | null {
  if (config.disclaimer_version !== version) return { refused: "disclaimer_required" };
  const nowMs = Date.now();
  const given = { id: uuidv7(nowMs), version, ipAddress, userAgent, acceptedAtMs: nowMs };
  const event = acceptanceEvent(before, { accepted: "disclaimer", ...given });
  commits.commit({ before, after: acceptDisclaimer(before, version), events: [event] }, nowMs);
  return null;
}
