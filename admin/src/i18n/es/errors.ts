import type { Texts } from "../i18n.ts";

export const errors: Texts["errors"] = {
  forbidden: "Su cuenta no puede hacer esto.",
  internal: "Algo ha fallado por nuestra parte. Inténtelo de nuevo en un momento.",
  not_found: "Aquí no hay nada. Puede que se haya eliminado.",
  offline: "Sin conexión. Compruebe la red e inténtelo de nuevo.",
  page_file:
    "No se ha podido descargar una parte del panel. Compruebe la red; puede que una versión más nueva la haya sustituido.",
  part_file: "No se ha podido descargar esta parte del panel. Vuelva a cargar la página.",
  rate_limited: "Demasiadas solicitudes. Espere un momento e inténtelo de nuevo.",
  unauthorized: "Se ha cerrado su sesión. Inicie sesión e inténtelo de nuevo.",
  unavailable: "El servicio no está disponible ahora. Inténtelo de nuevo en un momento.",
  unexpected: "Ha ocurrido algo inesperado. Inténtelo de nuevo.",
};
