import type { Texts } from "../i18n.ts";

export const doctor_found: Texts["doctor_found"] = {
  page_unreachable: "No se pudo llegar al sitio web.",
  page_unreachable_address:
    "No es la dirección de una página pública: https, el puerto habitual, sin contraseña.",
  page_unreachable_broke_off: "El sitio se interrumpió mientras se leía la página.",
  page_unreachable_lookup: "No se pudo consultar el nombre del sitio.",
  page_unreachable_no_site: "No hay ningún sitio web con este nombre.",
  page_unreachable_not_public: "Esta dirección no está en la red pública.",
  page_unreachable_redirects: "La dirección lleva de una redirección a otra, sin fin.",
  page_unreachable_timeout: "El sitio tardó más de 15 segundos en responder.",
  page_unreachable_too_often: "Este sitio se comprobó varias veces en un minuto.",
  page_error_status: "El sitio respondió {{ status }} en lugar de la página.",
  page_error_status_busy: "El sitio respondió que preguntamos demasiado ({{ status }}).",
  page_error_status_certificate:
    "El certificado del sitio no es válido y no hubo conexión segura ({{ status }}).",
  page_error_status_missing: "No hay ninguna página en esta dirección ({{ status }}).",
  page_error_status_refused: "El sitio no nos deja leer esta página ({{ status }}).",
  page_error_status_server: "El sitio tiene un error propio ({{ status }}).",
  page_blocked: "{{ by }} respondió en lugar de la página, porque nos tomó por un programa.",
  page_not_html: "No es una página web, sino {{ type }}.",
  page_not_html_untyped: "El sitio no dice qué clase de archivo es.",
  page_too_large: "La página supera los {{ megabytes }} MB y no se leyó hasta el final.",
  page_redirected: "La dirección lleva a {{ host }}. Se comprobó esa página.",
  tag_found: "La etiqueta está en la página, con la clave correcta.",
  tag_missing: "La etiqueta no está en la página.",
  tag_in_tag_manager: "La etiqueta viene de Google Tag Manager, contenedor {{ container }}.",
  tag_manager_unread:
    "La página carga Google Tag Manager ({{ container }}), que puede traer la etiqueta. No se pudo mirar dentro.",
  tag_set_by_script: "Parece que un script de la página pone la etiqueta.",
  tag_in_bundle:
    "{{ name }} reúne los scripts de la página en archivos propios. La etiqueta puede estar en uno.",
  tag_twice: "La etiqueta está {{ count }} veces en la página.",
  tag_other_key: "Hay una etiqueta con la clave de otro widget: {{ key }}",
  tag_other_key_named: "Hay una etiqueta de otro widget suyo, «{{ name }}».",
  tag_old_key: "La etiqueta tiene una clave anterior de este widget, que ya no funciona.",
  tag_malformed: "La etiqueta se alteró al ponerla en la página.",
  tag_malformed_key: "La clave de la etiqueta no está completa.",
  tag_malformed_no_key: "La etiqueta no dice de qué widget es.",
  tag_malformed_quotes:
    "Las comillas de la etiqueta son tipográficas. Los navegadores necesitan comillas rectas.",
  tag_malformed_scheme: "La dirección de la etiqueta no empieza por https://.",
  tag_in_comment: "La etiqueta está en un comentario, que ningún navegador ejecuta.",
  tag_inert: "La etiqueta está dentro de <{{ element }}>, donde ningún navegador la ejecuta.",
  tag_shown_as_text: "La página muestra la etiqueta como texto en vez de ejecutarla.",
  tag_other_host: "La etiqueta carga el widget de {{ host }}, que no es este servicio.",
  tag_not_async: "La etiqueta hace esperar a la página: está en el head sin async.",
  tag_integrity: "La etiqueta tiene un hash de integridad. Fallará con el próximo cambio.",
  tag_hidden: "La etiqueta dice data-hidden: no hay botón hasta que la página llame a show().",
  tag_starts_by_hand: "La etiqueta espera a que la página la inicie (data-start).",
  type_not_run: "El tipo de la etiqueta, {{ type }}, no es uno que ejecuten los navegadores.",
  deferred_by_optimizer:
    "{{ name }} retiene la etiqueta hasta que el visitante se mueve o toca algo.",
  deferred_by_optimizer_load: "{{ name }} ejecuta la etiqueta después del resto de la página.",
  deferred_by_optimizer_never: "{{ name }} ejecuta la etiqueta donde no alcanza la página.",
  waits_for_consent: "La etiqueta espera el consentimiento del visitante en {{ name }}.",
  waits_for_consent_unnamed: "La etiqueta espera el consentimiento del visitante.",
  consent_may_block: "{{ name }} retiene los scripts que no conoce, quizá también este.",
  mixed_content:
    "La dirección de la etiqueta empieza por http://. Una página con https no la carga.",
  host_not_allowed: "La lista de dominios del widget no incluye {{ host }}.",
  widget_inactive: "El widget no está activo.",
  origin_not_public: "El widget se sirve desde {{ origin }}, adonde los visitantes no llegan.",
  csp_allows: "La política de contenido de la página deja funcionar el chat.",
  csp_blocks_script:
    "La política de contenido impide cargar la etiqueta ({{ directive }}, en {{ at }}).",
  csp_needs_nonce:
    "La política de contenido solo ejecuta etiquetas con su nonce ({{ directive }}, en {{ at }}). Esta no tiene ninguno, o tiene otro.",
  csp_blocks_inline:
    "La política de contenido no ejecuta scripts en línea ({{ directive }}, en {{ at }}), y la forma antigua tiene uno.",
  csp_blocks_panel:
    "La política de contenido permite la etiqueta, pero no el chat que carga ({{ directive }}, en {{ at }}).",
  csp_blocks_connect:
    "La política de contenido impide que el chat llegue a nosotros ({{ directive }}, en {{ at }}).",
  csp_blocks_socket:
    "La política de contenido bloquea la conexión en vivo ({{ directive }}, en {{ at }}). Las respuestas llegan algo más tarde.",
  csp_blocks_challenge:
    "La política de contenido bloquea la prueba de que un visitante es una persona ({{ directive }}, en {{ at }}).",
  csp_blocks_image:
    "La política de contenido bloquea la imagen del bot ({{ directive }}, en {{ at }}).",
  csp_requires_trusted_types:
    "La página exige Trusted Types. El chat no necesita ninguna política; la prueba de que un visitante es una persona, sí.",
  csp_report_only: "Una política que por ahora solo informa bloquearía el chat.",
  sandboxed: "La página está en un sandbox, sin {{ missing }}.",
  seen_alive: "El widget está activo en {{ domain }} desde el {{ since }}.",
  gone_silent: "El widget se cargó por última vez en {{ domain }} el {{ at }}.",
  not_seen_yet: "Ningún visitante ha cargado todavía el widget en {{ domain }}.",
  other_chat: "En la página hay también un chat de {{ name }}.",
};
