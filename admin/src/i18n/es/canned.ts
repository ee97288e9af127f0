import type { Texts } from "../i18n.ts";

export const canned: Texts["canned"] = {
  add: "Añadir respuesta guardada",
  delete: "Eliminar /{{ shortcut }}",
  deleted: "La respuesta guardada se ha eliminado.",
  edit: "Editar respuesta guardada",
  edit_one: "Editar /{{ shortcut }}",
  fallback_hint: "Tras una barra va lo que se dice cuando no se sabe: {{ example }}.",
  full: "Ya hay {{ count }} respuestas guardadas y no caben más. Elimine antes una.",
  no_match: "Ninguna respuesta guardada se llama así.",
  none: "Todavía no hay respuestas guardadas",
  none_text: "Guarde lo que dice a menudo; en una conversación, una barra lo muestra.",
  preview: "Como lo vería el visitante",
  reply: "Respuesta",
  shortcut: "Atajo",
  shortcut_hint: "Se escribe tras una barra, como /horario. Letras, cifras, - y _.",
  shortcut_taken: "Ya hay una con este atajo.",
  text: "Lo que se dice a menudo, a una barra y unas letras de distancia.",
  updated: "Cambiada",
  variables: "Insertar lo que se sabe de la conversación",
};
