import type { WidgetConfig } from "../../../contracts/widget-config.ts";

// What visitors are asked to accept, and under which version.

type Industry = WidgetConfig["industry"];

/** For industries where somebody might take a chat for advice. */
const DISCLAIMERS: Readonly<Record<Industry, { readonly en: string; readonly es: string } | null>> =
  {
    general: null,
    healthcare: {
      en: "This chat gives general information, not medical advice, and is not watched around the clock. In an emergency call your local emergency number. Please do not share health details here.",
      es: "Este chat ofrece información general, no consejo médico, y no está atendido a todas horas. En una emergencia, llame al número de emergencias de su país. Por favor, no comparta aquí datos sobre su salud.",
    },
    legal: {
      en: "This chat gives general information, not legal advice. Using it does not make you a client of the firm. Please do not share confidential facts here.",
      es: "Este chat ofrece información general, no asesoramiento jurídico. Usarlo no le convierte en cliente del despacho. Por favor, no comparta aquí hechos confidenciales.",
    },
    financial: {
      en: "This chat gives general information, not financial advice. Please do not share account numbers or passwords here.",
      es: "Este chat ofrece información general, no asesoramiento financiero. Por favor, no comparta aquí números de cuenta ni contraseñas.",
    },
  };

/** In the language that the widget speaks, a BCP 47 tag; null where an industry needs none. */
export function disclaimerTextOf(industry: Industry, locale: string): string | null {
  const texts = DISCLAIMERS[industry];
  return texts && (/^es\b/i.test(locale) ? texts.es : texts.en);
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
