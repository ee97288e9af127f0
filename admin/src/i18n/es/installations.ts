import type { Texts } from "../i18n.ts";

export const installations: Texts["installations"] = {
  domain: "Dominio",
  forget: "Olvidar {{ domain }}",
  forgotten: "{{ domain }} se ha olvidado.",
  last_seen: "Visto por última vez",
  none: "Todavía no se ha visto",
  none_text: "Los sitios aparecerán aquí cuando carguen un widget.",
  silent: "Sin señales",
  since: "Desde",
  text: "Dónde están activos sus widgets",
  type: "Tipo",
};
