import type { Texts } from "../i18n.ts";

export const analytics: Texts["analytics"] = {
  abandoned: "Abandonadas",
  answered: "Respondidas con el conocimiento",
  appointments: "Citas",
  before: "antes: {{ value }}",
  by_day: "Por día",
  completed: "Completadas",
  confidence: "Confianza media",
  conversations: "Conversaciones",
  conversion: "Conversión a contactos",
  helpful: "Consideradas útiles",
  leads: "Contactos",
  messages: "Mensajes",
  opens: "Aperturas",
  rating: "Valoración media",
  response_time: "Tiempo de respuesta",
  spam: "Spam",
  views: "Vistas",
};
