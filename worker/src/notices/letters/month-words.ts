import type { Saying } from "./words.ts";

/** Counts, as the mail lists them. */
export const MONTH_COUNTS = [
  "views",
  "opens",
  "conversations",
  "messages",
  "leads",
  "conversions",
  "appointments",
] as const;
/** Shares and means, which are told beside those of the month before. */
export const MONTH_RATES = ["matched", "helpful", "resolved", "rating", "response"] as const;

/** What a monthly report says, in one language. `before` is the month before, by its name. */
export interface MonthWords {
  saying(month: string, client: string, total: string): Saying;
  readonly labels: Readonly<
    Record<(typeof MONTH_COUNTS)[number] | (typeof MONTH_RATES)[number], string>
  >;
  /** `+12%` or `−3%`, already written. */
  changed(percent: string, before: string): string;
  same(before: string): string;
  noneBefore(before: string): string;
  /** What it was then. */
  was(value: string, before: string): string;
  asked(times: string): string;
  seconds(count: string): string;
  readonly action: string;
}

export const MONTH_EN: MonthWords = {
  saying: (month, client, total) => ({
    subject: `${client} – ${month}: ${total}`,
    paragraphs: [
      `How the chats of ${client} went in ${month}, and what visitors were most often told about:`,
    ],
  }),
  labels: {
    views: "Page views with the widget",
    opens: "Chats opened",
    conversations: "Conversations",
    messages: "Messages",
    leads: "New leads",
    conversions: "Of these, became clients",
    appointments: "Appointments made",
    matched: "Answered from the knowledge",
    helpful: "Answers found helpful",
    resolved: "Answered, and not back in a week",
    rating: "Average rating",
    response: "Average time to an answer",
  },
  changed: (percent, before) => `${percent} against ${before}`,
  same: (before) => `as many as in ${before}`,
  noneBefore: (before) => `none in ${before}`,
  was: (value, before) => `${value} in ${before}`,
  asked: (times) => `Answered ${times}×`,
  seconds: (count) => `${count} s`,
  action: "See all figures",
};

export const MONTH_ES: MonthWords = {
  saying: (month, client, total) => ({
    subject: `${client} – ${month}: ${total}`,
    paragraphs: [
      `Así fueron los chats de ${client} en ${month}, y lo que más se respondió a los visitantes:`,
    ],
  }),
  labels: {
    views: "Páginas vistas con el widget",
    opens: "Chats abiertos",
    conversations: "Conversaciones",
    messages: "Mensajes",
    leads: "Contactos nuevos",
    conversions: "De ellos, ya son clientes",
    appointments: "Citas creadas",
    matched: "Respondidas con la base de conocimiento",
    helpful: "Respuestas útiles",
    resolved: "Respondidas, sin volver en una semana",
    rating: "Valoración media",
    response: "Tiempo medio de respuesta",
  },
  changed: (percent, before) => `${percent} respecto a ${before}`,
  same: (before) => `igual que en ${before}`,
  noneBefore: (before) => `0 en ${before}`,
  was: (value, before) => `${value} en ${before}`,
  asked: (times) => `Respondida ${times}×`,
  seconds: (count) => `${count} s`,
  action: "Ver todas las cifras",
};
