/** What the bot says of its own accord, in the languages that it speaks. */
export interface BotTexts {
  readonly unsureWithSuggestions: string;
  readonly unsure: string;
  readonly unsureNoCapture: string;
  readonly personWanted: string;
  readonly personWantedNoCapture: string;
  readonly leadThanks: string;
  /** Of who answers; a user's name stands in place of `{name}`, another's in place of `{to}`. */
  readonly personOffered: string;
  readonly waiting: string;
  readonly stillWaiting: string;
  readonly waitOver: string;
  readonly nobodyThere: string;
  readonly outsideHours: string;
  readonly agentJoined: string;
  readonly agentName: string;
  readonly joined: string;
  readonly left: string;
  readonly transferred: string;
  readonly away: string;
  readonly closed: string;
  /** What follows bad news: a way to be answered later. */
  readonly leaveDetails: string;
  readonly haveDetails: string;
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
  personOffered: "I don't have an answer to that either. Would you like to talk to a person?",
  waiting: "I've asked the team. Somebody will join you here as soon as they can.",
  stillWaiting: "I've asked the team, and somebody will join you here as soon as they can.",
  waitOver: "I'm sorry, everyone is busy at the moment. You can go on waiting.",
  nobodyThere: "I'm sorry, nobody is here right now who could join.",
  outsideHours: "We're closed right now.",
  agentJoined: "Our AI agent takes over. What can it help you with?",
  agentName: "AI agent",
  joined: "{name} joined.",
  left: "{name} left. The assistant is back.",
  transferred: "{name} handed over to {to}.",
  away: "{name} seems to be away. The assistant is back.",
  closed: "{name} closed the conversation.",
  leaveDetails: "Leave your details and somebody will get back to you.",
  haveDetails: "We have your details and will get back to you.",
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
  personOffered: "Tampoco tengo una respuesta para eso. ¿Desea hablar con una persona?",
  waiting: "He avisado al equipo. Alguien se unirá a esta conversación en cuanto pueda.",
  stillWaiting: "Ya avisé al equipo; alguien se unirá a esta conversación en cuanto pueda.",
  waitOver: "Lo siento, en este momento todos están ocupados. Puede seguir esperando.",
  nobodyThere: "Lo siento, ahora mismo no hay nadie que pueda unirse.",
  outsideHours: "Ahora mismo estamos cerrados.",
  agentJoined: "Nuestro agente de IA continúa la conversación. ¿En qué puede ayudarle?",
  agentName: "Agente de IA",
  joined: "{name} se ha unido a la conversación.",
  left: "{name} ha salido. El asistente está de vuelta.",
  transferred: "{name} ha pasado la conversación a {to}.",
  away: "Parece que {name} no está disponible. El asistente está de vuelta.",
  closed: "{name} ha cerrado la conversación.",
  leaveDetails: "Deje sus datos y alguien le responderá.",
  haveDetails: "Tenemos sus datos y le responderemos.",
};

const TEXTS: Readonly<Record<string, BotTexts>> = { en: ENGLISH, es: SPANISH };

/** The texts for a BCP 47 locale; English for a language that has none. */
export function botTexts(locale: string): BotTexts {
  return TEXTS[locale.toLowerCase().split("-")[0] ?? ""] ?? ENGLISH;
}
