import type { Texts } from "../i18n.ts";

export const install: Texts["install"] = {
  alive: "Activo en {{ domain }}",
  alive_since: "Desde el {{ date }}, visto por última vez",
  all_sites: "Todos los sitios ({{ count }})",
  chat_link: "Enlace al chat",
  chat_link_allow: "Este widget tiene un enlace al chat",
  chat_link_hint:
    "Una página nuestra solo con el chat, mientras el widget esté activo. Funciona para todos los que tengan el enlace, diga lo que diga la lista de dominios.",
  chat_link_off: "Mientras esté desactivado, nadie puede abrirlo.",
  chat_link_open: "Abrirlo",
  chat_link_qr: "Código QR del enlace al chat",
  chat_link_qr_download: "Descargar el código QR",
  chat_link_saved_off: "El enlace al chat se ha desactivado.",
  chat_link_saved_on: "El enlace al chat se ha activado.",
  chat_link_text: "Sin sitio web: en un correo, un perfil, un mensaje o impreso.",
  download: "Descargar el plugin",
  download_again:
    "La descarga ha empezado. El zip contiene un secreto de este widget: no se lo dé a nadie, y bórrelo una vez subido.",
  download_making: "Preparando el zip…",
  download_secret:
    "El zip contiene un secreto de este widget, con el que su sitio responde por los usuarios que han iniciado sesión. Guárdelo como una contraseña; otro widget tiene su propio zip.",
  download_secret_manage: "Solo un administrador puede descargarlo: contiene un secreto.",
  key: "Clave del widget",
  key_text: "La clave identifica el widget en sus sitios. Cámbiela si alguien la usa sin permiso.",
  legacy: "Forma antigua",
  legacy_text: "Para páginas preparadas con una versión anterior.",
  not_seen: "Aún no se ha visto",
  not_seen_text:
    "Abra en su navegador una página con el código. Esto cambia solo, en unos segundos.",
  older: "Otras formas del código",
  plain: "Etiqueta con atributo",
  plain_text: "Donde no se pueda usar una dirección con la clave dentro.",
  qr_file: "enlace-al-chat.svg",
  rotate: "Cambiar la clave",
  rotate_text:
    "Las etiquetas en uso, los plugins ya instalados y el enlace al chat dejarán de funcionar al momento. Pegue el código nuevo en cada sitio; en WordPress, descargue de nuevo el plugin e instálelo encima. Donde su propio servidor firme, la clave nueva va en aud.",
  rotated: "La clave ha cambiado. Pegue el código nuevo, o instale de nuevo el plugin.",
  silent: "Hace tiempo que no se ve",
  silent_text: "Por última vez en {{ domain }},",
  site: "¿Con qué está hecho el sitio?",
  site_other: "Otra cosa",
  status: "Dónde está activo",
  steps: "Cómo instalarlo con {{ site }}",
  steps_other: "Cómo instalarlo",
  text: "Lleve el chat a su sitio web",
  without_plugin: "Sin el plugin",
};
