import type { Texts } from "../i18n.ts";

export const limits: Texts["limits"] = {
  addresses_wrong: "Esto no son direcciones ni rangos: {{ lines }}",
  blocked: "Bloqueos",
  blocked_text:
    "Se rechazan los mensajes con estas palabras y todo lo que venga de estas direcciones. Para mayor precisión hay reglas:",
  captcha: "Pedir a todos una prueba de que son personas",
  captcha_hint: "Antes de su primer mensaje. La mayoría solo nota una breve espera.",
  captcha_title: "Comprobación",
  captcha_unkeyed_on: "Está activada, pero no se pide a nadie: todavía no hay claves.",
  contact: "Cómo le contactan los visitantes bloqueados",
  contact_email: "Correo electrónico",
  contact_none: "No se indica ninguna forma de contacto: solo leen la frase.",
  contact_phone: "Teléfono",
  contact_preview: "Lo que lee un visitante bloqueado",
  contact_sentence:
    "No hemos podido aceptar este mensaje aquí. Póngase en contacto con nosotros de otra forma.",
  contact_text:
    "Un bloqueo puede afectar a un visitante legítimo. Déjele de todos modos una vía hasta su empresa.",
  contact_url: "Página de contacto",
  daily: "Conversaciones nuevas al día",
  daily_hint:
    "Vacío: sin límite. A partir de ahí se pide a los visitantes nuevos que vuelvan mañana o contacten de otra forma; las conversaciones empezadas continúan.",
  daily_title: "Topes",
  keys: "Claves de Cloudflare Turnstile",
  keys_change: "Cambiar las claves",
  keys_enter: "Introducir las claves",
  keys_get: "Dónde conseguir claves",
  keys_none:
    "Todavía no se puede comprobar a nadie: ni este widget ni la plataforma tienen claves de Cloudflare Turnstile. Hasta entonces, las reglas de comprobación solo marcan.",
  keys_own: "Este widget tiene sus propias claves. Su clave pública del sitio es",
  keys_platform: "Se usan las claves de la plataforma.",
  keys_remove: "Quitar las claves",
  keys_removed: "Las claves se han quitado.",
  keys_saved: "Las claves se han guardado. Los visitantes las encontrarán en segundos.",
  keys_text:
    "Cloudflare da las dos con cada widget de Turnstile. La clave secreta se guarda y no vuelve a mostrarse.",
  rate_text: "Para cada visitante. A quien escribe más rápido se le pide que espere un momento.",
  rate_title: "Ritmo",
  rules: "Reglas antispam",
  secret_key: "Clave secreta",
  site_key: "Clave del sitio",
  spend: "Un modelo redacta las respuestas",
  spend_ceiling: "Como máximo al día (dólares)",
  spend_ceiling_hint:
    "A partir de ahí se responde con sus propias palabras, tal como están en el conocimiento. El día empieza a medianoche UTC.",
  spend_missing: "Esta plataforma no tiene ningún modelo configurado, así que no se gasta nada.",
  spend_saved: "Guardado.",
  spend_title: "Gasto en IA",
  spend_today: "Hoy: {{ used }} de {{ ceiling }}",
};
