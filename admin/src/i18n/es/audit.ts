import type { Texts } from "../i18n.ts";

export const audit: Texts["audit"] = {
  about: "Sobre",
  details: "Qué cambió",
  entity_appointment: "Citas",
  entity_client: "Clientes",
  entity_conversation: "Conversaciones",
  entity_entry: "Entradas",
  entity_knowledge: "Publicaciones",
  entity_lead: "Contactos",
  entity_spam_rule: "Reglas antispam",
  entity_user: "Usuarios",
  entity_widget: "Widgets",
  none: "Todavía no hay cambios",
  none_text: "Aquí queda anotado cada cambio que alguien hace.",
  somebody: "Alguien que ya no está",
  text: "Quién cambió qué, cuándo y desde dónde",
};
