import { maskJson, maskText } from "../domain/masking.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { LeadDetails, Say } from "./conversation-calls.ts";

type Rules = Pick<WidgetSnapshot["rules"], "masking" | "country">;

const maskingOf = ({ masking, country }: Rules) => ({ kinds: masking, country });

/** Before anything reads the text: also a repeat is then told by what was stored. */
export function maskSaid(rules: Rules, say: Say): Say {
  const { text, counts } = maskText(say.text, maskingOf(rules));
  return text === say.text ? say : { ...say, text, masked: counts };
}

/** What was typed into the fields for name, address and number was meant to be kept. */
export function maskHandoff(rules: Rules, details: LeadDetails): LeadDetails {
  if (!details.handoff_details) return details;
  // What was JSON is JSON with other texts in it.
  const masked = maskJson(
    details.handoff_details,
    maskingOf(rules),
  ) as typeof details.handoff_details;
  return { ...details, handoff_details: masked };
}

/** Of a widget that cannot be read just now, what every widget masks unless its owner says otherwise. */
const USUAL: Rules = { masking: ["card_number", "ssn"], country: "" };

export function maskOpinion(text: string | null, snapshot: WidgetSnapshot | null): string | null {
  return text && maskText(text, maskingOf(snapshot?.rules ?? USUAL)).text;
}
