import type { SmallTalkTopic } from "./small-talk-phrases.ts";

/** The languages that the bot has words of its own in. */
export type ReplyLanguage = "en" | "es";

/** Never claims to be a person, and never promises what a widget may not have. */
const REPLIES: Record<ReplyLanguage, Record<SmallTalkTopic, string>> = {
  en: {
    greeting: "Hello! What would you like to know?",
    how_are_you: "All well here, thank you for asking! What would you like to know?",
    thanks: "You're welcome! Is there anything else you'd like to know?",
    bye: "Goodbye, and thank you for stopping by. I'm here whenever you have a question.",
    robot:
      "I'm an automated assistant, not a person. I answer from what the team here has written down, and I say so when I don't know.",
    abilities:
      "I answer questions about us at any hour, from what the team here has written down. Ask in your own words; for anything I can't answer, just say “talk to a person”.",
    ready: "Of course. What would you like to know?",
    praise: "Glad to hear it! Is there anything else you'd like to know?",
    okay: "All right. I'm here if you have another question.",
    apology: "No need to apologise. What would you like to know?",
    complaint:
      "I'm sorry I haven't been of help. Try asking in other words, or say “talk to a person”.",
    laughter: "😄 What else would you like to know?",
    emoji: "🙂 I understand words best. What would you like to know?",
  },
  es: {
    greeting: "¡Hola! ¿Qué le gustaría saber?",
    how_are_you: "Todo bien por aquí, ¡gracias por preguntar! ¿Qué le gustaría saber?",
    thanks: "¡De nada! ¿Hay algo más que le gustaría saber?",
    bye: "Hasta luego, y gracias por su visita. Aquí estaré cuando tenga otra pregunta.",
    robot:
      "Soy un asistente automático, no una persona. Respondo con lo que el equipo ha dejado escrito, y cuando no sé algo, lo digo.",
    abilities:
      "Respondo preguntas sobre nosotros a cualquier hora, con lo que el equipo ha dejado escrito. Pregunte con sus propias palabras; si no puedo responder, escriba «hablar con una persona».",
    ready: "Por supuesto. ¿Qué le gustaría saber?",
    praise: "¡Me alegro! ¿Hay algo más que le gustaría saber?",
    okay: "De acuerdo. Aquí estoy si tiene otra pregunta.",
    apology: "No hay de qué disculparse. ¿Qué le gustaría saber?",
    complaint:
      "Siento no haber sido de ayuda. Pruebe con otras palabras, o escriba «hablar con una persona».",
    laughter: "😄 ¿Qué más le gustaría saber?",
    emoji: "🙂 Entiendo mejor las palabras. ¿Qué le gustaría saber?",
  },
};

export function smallTalkReply(topic: SmallTalkTopic, language: ReplyLanguage): string {
  return REPLIES[language][topic];
}

/** That of a BCP 47 locale; English where there are no texts in its language. */
export function replyLanguage(locale: string): ReplyLanguage {
  return locale.toLowerCase().split("-")[0] === "es" ? "es" : "en";
}
