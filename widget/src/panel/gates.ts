import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { Conversation } from "./conversation.ts";

interface Given {
  readonly consent_version?: string | undefined;
}

/** Whether the visitor has yet to agree before anything of theirs is kept, here or at the API. */
export function needsConsent(config: WidgetConfig | null, { consent_version }: Given): boolean {
  return Boolean(config?.require_consent) && config?.consent_version !== consent_version;
}

/** Nor while nobody could tell whether they have to. */
export function mayStore(config: WidgetConfig | null, given: Given): boolean {
  return config !== null && !needsConsent(config, given);
}

/** Whether there is something to accept before the first message. */
export function needsDisclaimer(
  config: WidgetConfig | null,
  { thread, isLoading }: Conversation,
): boolean {
  if (!config?.require_disclaimer || !config.disclaimer_text || isLoading) return false;
  return !thread.isDisclaimerAccepted;
}
