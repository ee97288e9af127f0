import type { Texts } from "../i18n.ts";

export const clients: Texts["clients"] = {
  add: "Añadir un cliente",
  any_status: "Cualquier estado",
  delete: "Eliminar cliente",
  delete_text: "Todo lo suyo se elimina con él y no se puede recuperar.",
  deleted: "{{ name }} se ha eliminado.",
  details: "Datos",
  industry: "Sector",
  saved: "El cliente se ha guardado.",
  search: "Buscar clientes",
  status_active: "Activo",
  status_hint: "Los widgets de un cliente inactivo no se muestran.",
  status_inactive: "Inactivo",
  timezone: "Zona horaria",
  timezone_hint: "Los días de las cifras empiezan a su medianoche.",
  website: "Sitio web",
  will_go: "Esto se eliminará definitivamente:",
};
