import { noticeLanguage, USUAL_DISCLAIMERS } from "../../../contracts/usual-notices.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";

// What visitors are asked to accept, and under which version.

type Industry = WidgetConfig["industry"];

/** In the language that the widget speaks, a BCP 47 tag; null where an industry needs none. */
export function disclaimerTextOf(industry: Industry, locale: string): string | null {
  return industry === "general" ? null : USUAL_DISCLAIMERS[noticeLanguage(locale)][industry];
}

/** In a regulated industry a visitor accepts a disclaimer first, unless the widget says otherwise. */
export function defaultDisclaimer(industry: Industry = "general", locale = "en") {
  const disclaimerText = disclaimerTextOf(industry, locale);
  if (disclaimerText === null) return { requireDisclaimer: false };
  return { requireDisclaimer: true, disclaimerText, disclaimerVersion: "1" };
}

interface Disclaimed {
  readonly industry?: Industry | undefined;
  readonly locale?: string | undefined;
  readonly requireDisclaimer?: boolean | undefined;
  readonly disclaimerText?: string | null | undefined;
}

/**
 * What a change of a widget leaves open about its disclaimer: one that is moved into a regulated
 * industry, or asks for a disclaimer there, and has no text of its own is given the usual one.
 */
export function missingDisclaimer(before: Disclaimed, change: Disclaimed): Disclaimed {
  const { industry, locale, requireDisclaimer, disclaimerText } = { ...before, ...change };
  const isMoved = change.industry !== undefined && change.industry !== before.industry;
  const isAsked = change.requireDisclaimer ?? isMoved;
  // An emptied text is the user's wish, and refused where visitors must accept it.
  if (!isAsked || disclaimerText || change.disclaimerText === null) return {};
  const text = disclaimerTextOf(industry ?? "general", locale ?? "en");
  return text === null
    ? {}
    : { requireDisclaimer: requireDisclaimer || isMoved, disclaimerText: text };
}

/** A text that visitors could accept under a version, then or now. */
export interface NoticeText {
  readonly version: string;
  readonly text: string;
}

/**
 * The version under which a text is to be accepted: the wished one, unless visitors have accepted,
 * or could have, another text under it. A version names one text for ever, so that whoever accepted
 * the old text is asked for the new one.
 */
export function versionFor(
  text: string,
  wished: string | null,
  known: readonly NoticeText[],
): string {
  let version = wished ?? "1";
  while (known.some((one) => one.version === version && one.text !== text)) {
    version = nextVersion(version);
  }
  return version;
}

const VERSION_CHARS_MAX = 50;

/** "1" becomes "2", "2026-01" becomes "2026-01.2", and that "2026-01.3". */
function nextVersion(version: string): string {
  const [, base, last] = /^(.*\.)?(\d{1,9})$/.exec(version) ?? [];
  if (last !== undefined) return `${base ?? ""}${Number(last) + 1}`.slice(0, VERSION_CHARS_MAX);
  return `${version.slice(0, VERSION_CHARS_MAX - 5)}.2`;
}
