/** What the page with nothing but the chat says by itself, where the chat has not spoken yet. */
export interface ChatPageTexts {
  /** Where the widget greets nobody. */
  readonly description: (name: string) => string;
  /** Where no script runs, or ours was kept from running. */
  readonly notOpen: string;
  readonly reachUs: string;
  /** Before a question that the address brought. */
  readonly ask: string;
  readonly unknownTitle: string;
  readonly unknown: string;
  readonly awayTitle: string;
  readonly away: string;
}

const en: ChatPageTexts = {
  description: (name) => `Chat with ${name}.`,
  notOpen:
    "The chat has not opened. It needs JavaScript, and something in this browser may be blocking it.",
  reachUs: "You can also reach us this way:",
  ask: "Ask:",
  unknownTitle: "There is no chat at this address",
  unknown:
    "It may have been switched off, or the address is not whole. Please ask whoever gave it to you.",
  awayTitle: "The chat cannot be opened right now",
  away: "Please try again in a minute.",
};

const es: ChatPageTexts = {
  description: (name) => `Chat con ${name}.`,
  notOpen:
    "El chat no se ha abierto. Necesita JavaScript, y puede que algo en este navegador lo bloquee.",
  reachUs: "También puede contactarnos así:",
  ask: "Preguntar:",
  unknownTitle: "No hay ningún chat en esta dirección",
  unknown:
    "Puede que se haya desactivado, o que la dirección esté incompleta. Pregunte a quien se la dio.",
  awayTitle: "Ahora mismo no se puede abrir el chat",
  away: "Inténtelo de nuevo dentro de un minuto.",
};

export type ChatPageLanguage = "en" | "es";
export const CHAT_PAGE_TEXTS: Readonly<Record<ChatPageLanguage, ChatPageTexts>> = { en, es };

export function languageOf(locale: string): ChatPageLanguage {
  return /^es\b/i.test(locale) ? "es" : "en";
}
