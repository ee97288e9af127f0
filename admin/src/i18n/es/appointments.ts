import type { Texts } from "../i18n.ts";

export const appointments: Texts["appointments"] = {
  conversation: "Abrir la conversación",
  customer: "Cliente",
  list: "Lista",
  none: "No hay citas",
  none_text: "Las citas que los visitantes reserven en un chat aparecerán aquí.",
  notes: "Notas internas",
  saved: "La cita se ha guardado.",
  search: "Buscar citas",
  service: "Servicio",
  status_cancelled: "Cancelada",
  status_completed: "Realizada",
  status_confirmed: "Confirmada",
  status_no_show: "No se presentó",
  status_pending: "Pendiente",
  this_week: "Esta semana",
  week: "Semana",
  week_after: "Semana siguiente",
  week_before: "Semana anterior",
  when: "Cuándo",
};
