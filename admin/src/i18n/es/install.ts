import type { Texts } from "../i18n.ts";

export const install: Texts["install"] = {
  in_gtm: "Cree una etiqueta HTML personalizada, péguela allí y actívela en todas las páginas.",
  in_html: "Péguela antes del final del body de la página.",
  in_shopify: "En Temas, elija Editar código y péguela en theme.liquid antes de </body>.",
  in_squarespace: "En Inyección de código, péguela en el pie de página.",
  in_webflow: "En la configuración del sitio, péguela en el código del pie y publique.",
  in_wix:
    "En la configuración, en Código personalizado, añádala al final del body de todas las páginas.",
  in_wordpress: "Péguela en el pie de su tema, o con un complemento para código en el pie.",
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
  site: "¿Con qué está hecho el sitio?",
  tag: "Una etiqueta",
  tag_text: "Es la forma más rápida. Nos dice con qué está hecho el sitio.",
  wordpress: "WordPress",
  wordpress_soon:
    "El complemento está en camino. Mientras tanto, pegue la etiqueta en el pie del tema.",
  wordpress_text: "Un complemento ya configurado",
};
