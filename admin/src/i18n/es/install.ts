import type { Texts } from "../i18n.ts";

export const install: Texts["install"] = {
  key: "Clave del widget",
  key_text: "La clave identifica el widget en sus sitios. Cámbiela si alguien la usa sin permiso.",
  legacy: "Forma antigua",
  legacy_text: "Para páginas preparadas con una versión anterior.",
  plain: "Etiqueta con atributo",
  plain_text: "Donde no se pueda usar una dirección con la clave dentro.",
  rotate: "Cambiar la clave",
  rotate_text:
    "Las etiquetas en uso dejarán de funcionar al momento. Pegue el código nuevo en cada sitio.",
  rotated: "La clave ha cambiado. Pegue el código nuevo.",
  tag: "Una etiqueta",
  tag_text: "Péguela antes del final del body de la página. Es la forma más rápida.",
  wordpress: "WordPress",
  wordpress_soon:
    "El complemento está en camino. Mientras tanto, pegue la etiqueta en el pie del tema.",
  wordpress_text: "Un complemento ya configurado",
};
