/** What the bot says of its own accord, in the languages that it speaks. */
export interface BotTexts {
  readonly unsureWithSuggestions: string;
  readonly unsure: string;
  readonly unsureNoCapture: string;
  readonly personWanted: string;
  readonly personWantedNoCapture: string;
  readonly leadThanks: string;
}

const ENGLISH: BotTexts = {
  unsureWithSuggestions:
    "I'm not certain I have that answer. Did you mean one of these? You can also leave your details and a person will get back to you.",
  unsure:
    "I don't have an answer to that, and I'd rather not guess. Leave your details and a person will get back to you.",
  unsureNoCapture:
    "I don't have an answer to that, and I'd rather not guess. Could you put it another way?",
  personWanted: "Of course. Leave your details here and a person will get back to you.",
  personWantedNoCapture:
    "I'm an automated assistant and can't connect you from here, but I'll gladly answer what I can.",
  leadThanks: "Thank you! We have your details and will be in touch soon.",
};

const SPANISH: BotTexts = {
  unsureWithSuggestions:
    "No estoy seguro de tener esa respuesta. ¿Se refiere a una de estas preguntas? También puede dejar sus datos y una persona le responderá.",
  unsure:
    "No tengo una respuesta para eso y prefiero no adivinar. Deje sus datos y una persona le responderá.",
  unsureNoCapture:
    "No tengo una respuesta para eso y prefiero no adivinar. ¿Podría preguntarlo de otra manera?",
  personWanted: "Por supuesto. Deje aquí sus datos y una persona le responderá.",
  personWantedNoCapture:
    "Soy un asistente automático y no puedo comunicarle desde aquí, pero con gusto respondo lo que sé.",
  leadThanks: "¡Gracias! Tenemos sus datos y pronto nos pondremos en contacto.",
};

const TEXTS: Readonly<Record<string, BotTexts>> = { en: ENGLISH, es: SPANISH };

/** The texts for a BCP 47 locale; English for a language that has none. */
export function botTexts(locale: string): BotTexts {
  return TEXTS[locale.toLowerCase().split("-")[0] ?? ""] ?? ENGLISH;
}
