import type { Texts } from "../i18n.ts";

export const doctor_mend: Texts["doctor_mend"] = {
  page_unreachable:
    "Abra la dirección en un navegador. Si allí se ve, compruebe otra vez en un minuto.",
  page_unreachable_address:
    "Cópiela de la barra de direcciones del navegador con la página abierta.",
  page_unreachable_not_public:
    "Solo se pueden comprobar páginas que todos puedan abrir. Para una página en su propio equipo, ábrala con ?wtfu_debug=1 al final de su dirección.",
  page_unreachable_no_site: "Busque un error en la dirección.",
  page_unreachable_redirects:
    "Ábrala en una ventana privada y corrija las redirecciones del sitio.",
  page_unreachable_too_often: "Espere un minuto, para no cargarlo, y compruebe otra vez.",
  page_error_status:
    "Abra la dirección en un navegador. Si allí se ve, el sitio nos responde de otro modo.",
  page_error_status_busy: "Espere unos minutos y compruebe otra vez.",
  page_error_status_certificate: "Pida a quien aloja el sitio que renueve su certificado.",
  page_error_status_missing: "Busque un error en la dirección.",
  page_error_status_refused:
    "Puede que los visitantes sí la vean. Si pide contraseña, compruebe una página pública, o ábrala con ?wtfu_debug=1 al final de su dirección.",
  page_error_status_server: "Compruebe otra vez cuando el sitio funcione.",
  page_blocked:
    "Es probable que los visitantes no estén bloqueados. Abra la página con ?wtfu_debug=1 al final de su dirección: el widget mismo dice entonces cómo está.",
  page_not_html: "Dé la dirección de una página que lean los visitantes.",
  page_too_large:
    "Compruebe una página más pequeña del mismo sitio: la etiqueta suele ser la misma en todas.",
  page_redirected: "Si los visitantes llegan a otra dirección, compruebe esa.",
  tag_missing:
    "Pegue esto antes del final del body, publique y vacíe la caché del sitio. Si aun así el chat se ve en un navegador, llega por un camino que aquí no se ve.",
  tag_manager_unread:
    "En Tag Manager, busque una etiqueta HTML personalizada con la clave de este widget que se active en todas las páginas, y que el contenedor esté publicado.",
  tag_set_by_script:
    "Eso funciona. Si llega a ponerla solo se ve en un navegador: abra la página con mediciones.",
  tag_in_bundle: "Excluya la etiqueta de la combinación, para que se cargue por sí sola.",
  tag_twice: "No hace daño. Deje una sola: puede que la pongan tanto el tema como un plugin.",
  tag_other_key:
    "Si esta página debe tener el widget que eligió arriba, pegue su etiqueta en su lugar.",
  tag_old_key: "Pegue la etiqueta nueva en su lugar.",
  tag_malformed: "Péguela de nuevo como código, no como texto, en la vista HTML del editor.",
  tag_in_comment: "Sáquela del comentario, o péguela de nuevo.",
  tag_inert: "Péguela directamente en el body.",
  tag_shown_as_text:
    "Péguela como código: en la vista HTML del editor, o donde el sitio admita código propio.",
  tag_other_host: "Pegue esta etiqueta en su lugar.",
  tag_not_async: "Pegue esta, que no hace esperar a nada.",
  tag_integrity: "Quite el hash: el archivo cambia siempre que cambia el widget.",
  tag_hidden:
    "Es correcto si la página abre el chat con un botón propio. Si no, quite el atributo.",
  tag_starts_by_hand:
    "Es correcto si la página, o su gestor de consentimiento, llama a init(). Si no, quite el atributo.",
  type_not_run: "Quite el tipo.",
  deferred_by_optimizer:
    "Excluya {{ host }} del retraso en la configuración de {{ name }} y vacíe su caché.",
  deferred_by_optimizer_tag: "Pegue esta etiqueta, que {{ name }} no toca, y vacíe su caché.",
  deferred_by_optimizer_load: "El chat aparece algo más tarde. Esta etiqueta no se toca:",
  deferred_by_optimizer_never: "Excluya {{ host }} en la configuración de {{ name }}.",
  waits_for_consent:
    "Es correcto si pide consentimiento para el chat. El widget no guarda nada antes de que el visitante actúe, así que puede contar como necesario; consulte a quien le asesora.",
  consent_may_block:
    "Si el chat falta antes del consentimiento, añada este atributo a la etiqueta:",
  mixed_content: "Pegue esta etiqueta en su lugar.",
  host_not_allowed: "Añada {{ host }} en la configuración del widget, en Dominios.",
  widget_inactive: "Actívelo en la página Widgets.",
  origin_not_public:
    "Quien opera este servicio debe dar a WIDGET_ORIGIN su dirección https pública.",
  csp_blocks_script: "Deje la directiva así:",
  csp_needs_nonce:
    "Haga que el servidor escriba en la etiqueta el nonce de la página, nuevo para cada página:",
  csp_blocks_inline: "Use esta etiqueta, que no necesita ningún script en línea:",
  csp_blocks_panel: "Permita el host entero. Deje la directiva así:",
  csp_blocks_connect: "Deje la directiva así:",
  csp_blocks_socket: "Deje la directiva así:",
  csp_blocks_challenge: "Deje la directiva así:",
  csp_blocks_image: "En su lugar se muestra una letra. Para la imagen, deje la directiva así:",
  csp_requires_trusted_types:
    "Si aquí se puede pedir la prueba, dé a la página una política por omisión que admita scripts de https://challenges.cloudflare.com.",
  csp_report_only:
    "Antes de que se aplique, añada {{ host }} a sus directivas script-src y connect-src.",
  sandboxed: "Añada {{ missing }} a la directiva sandbox de la política.",
  gone_silent:
    "Si desde entonces vinieron visitantes, algo impide que el widget se cargue. Vea arriba.",
  not_seen_yet: "Abra la página una vez en un navegador. Aparecerá aquí en unos minutos.",
  other_chat:
    "Puede que dos botones queden uno sobre otro. Quite uno, o lleve el nuestro a otra esquina.",
};
