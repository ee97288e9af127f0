import type { Texts } from "../i18n.ts";

export const dashboard: Texts["dashboard"] = {
  all: "Ver todos",
  appointments: "Citas de hoy",
  conversations: "Conversaciones de hoy",
  hello: "Hola, {{ name }}",
  leads: "Contactos de hoy",
  messages: "Mensajes de hoy",
  no_leads: "Todavía no hay contactos",
  no_leads_text: "Quien deje sus datos en un chat aparecerá aquí.",
  recent_leads: "Contactos recientes",
  two_weeks: "Las últimas dos semanas",
  usual: "lo habitual a esta hora: {{ count }}",
};
