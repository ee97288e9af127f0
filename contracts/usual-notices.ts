import type { INDUSTRIES } from "./widget-config.ts";

type Regulated = Exclude<(typeof INDUSTRIES)[number], "general">;
export const NOTICE_LANGUAGES = ["en", "es"] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** What a widget of a regulated industry has its visitors accept, unless its owner says it better. */
export const USUAL_DISCLAIMERS: Readonly<
  Record<NoticeLanguage, Readonly<Record<Regulated, string>>>
> = {
  en: {
    healthcare:
      "This chat gives general information, not medical advice, and is not watched around the clock. In an emergency call your local emergency number. Please do not share health details here.",
    legal:
      "This chat gives general information, not legal advice. Using it does not make you a client of the firm. Please do not share confidential facts here.",
    financial:
      "This chat gives general information, not financial advice. Please do not share account numbers or passwords here.",
  },
  es: {
    healthcare:
      "Este chat ofrece información general, no consejo médico, y no está atendido a todas horas. En una emergencia, llame al número de emergencias de su país. Por favor, no comparta aquí datos sobre su salud.",
    legal:
      "Este chat ofrece información general, no asesoramiento jurídico. Usarlo no le convierte en cliente del despacho. Por favor, no comparta aquí hechos confidenciales.",
    financial:
      "Este chat ofrece información general, no asesoramiento financiero. Por favor, no comparta aquí números de cuenta ni contraseñas.",
  },
};

/** What visitors agree to before anything of them is kept. */
export const USUAL_CONSENTS: Readonly<Record<NoticeLanguage, string>> = {
  en: "To answer you, we keep what you write here, with your IP address and browser, for as long as our privacy notice says. You can have it erased at any time from this chat’s menu.",
  es: "Para responderle, guardamos lo que escriba aquí, con su dirección IP y su navegador, durante el tiempo que indica nuestro aviso de privacidad. Puede pedir que se borre en cualquier momento desde el menú de este chat.",
};

/** The language that notices for a widget's locale are offered in. */
export function noticeLanguage(locale: string): NoticeLanguage {
  const spoken = locale.split("-")[0]?.toLowerCase();
  return NOTICE_LANGUAGES.find((language) => spoken === language) ?? "en";
}
