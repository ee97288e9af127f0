import type { Texts } from "../i18n.ts";

export const installations: Texts["installations"] = {
  actions: "Acciones de {{ domain }}",
  alive: "Activo",
  by_dns: "por DNS,",
  by_meta: "por etiqueta meta,",
  by_plugin: "por el plugin,",
  check: "Comprobar ahora",
  dns: "Registro DNS",
  dns_name: "Nombre del registro TXT",
  dns_text: "Si puede cambiar los registros del dominio. Puede tardar una hora en verse.",
  dns_value: "Su valor",
  domain: "Dominio",
  forget: "Olvidar {{ domain }}",
  forgotten: "{{ domain }} se ha olvidado.",
  is_verified: "Encontrado. El dominio está verificado.",
  last_seen: "Visto por última vez",
  meta: "Etiqueta meta",
  meta_label: "Para la cabecera de la página principal del dominio",
  meta_text: "Si puede cambiar la página. Se ve al momento.",
  method: "Cómo demostrarlo",
  none: "Todavía no se ha visto",
  none_text: "Los sitios aparecerán aquí cuando carguen un widget.",
  not_verified: "Sin verificar",
  other_type: "Instalado de otra forma",
  ownership: "Propiedad",
  plugin: "Plugin de WordPress",
  plugin_how:
    "No hay que poner nada en ningún sitio: preguntamos al plugin del sitio web y responde con una firma.",
  plugin_text: "Si nuestro plugin está activo y configurado para este widget. Se ve al momento.",
  problem_answer: "El sitio web ha respondido con el error {{ status }}.",
  problem_asked_often:
    "Se ha preguntado a este sitio web varias veces hace un momento. Inténtelo de nuevo dentro de un minuto.",
  problem_clock:
    "El reloj de {{ domain }} está mal y su prueba no es válida. Póngalo en hora y vuelva a intentarlo.",
  problem_elsewhere: "Lleva a {{ host }}. Verifique ese dominio en su lugar.",
  problem_lookup: "No se ha podido consultar el dominio. Inténtelo de nuevo dentro de un minuto.",
  problem_no_page: "No hay ninguna página en esta dirección.",
  problem_no_plugin:
    "El plugin no responde en {{ domain }}. Instálelo y actívelo allí, y vuelva a intentarlo.",
  problem_no_plugin_key:
    "Todavía no se ha creado ningún plugin para este widget. Descárguelo en la página Instalar y póngalo en el sitio web.",
  problem_no_record:
    "Todavía no hay un registro TXT en {{ name }}. Uno nuevo puede tardar una hora en verse.",
  problem_no_site: "No hay ningún sitio web con este nombre.",
  problem_no_tag:
    "La página principal de {{ domain }} no tiene esa etiqueta en la cabecera. Añádala y vuelva a intentarlo.",
  problem_not_public: "Esta dirección no está en la red pública.",
  problem_not_text: "Esto no es una página de texto.",
  problem_other_plugin:
    "El plugin de {{ domain }} está configurado para otro widget o con una clave distinta de la de su descarga. Descárguelo de nuevo en la página Instalar e instálelo allí sin una clave propia, o verifique el dominio con una etiqueta o un registro DNS.",
  problem_other_record: "El registro TXT de {{ name }} dice algo distinto de {{ value }}.",
  problem_other_tag:
    "La página principal de {{ domain }} tiene la etiqueta de otro widget. Añada esta junto a ella.",
  problem_port: "Solo se puede usar el puerto habitual de un sitio web.",
  problem_redirects: "La dirección lleva de una redirección a la siguiente.",
  problem_refuses: "El sitio web no nos permite leerlo.",
  problem_site_address:
    "El sitio web de {{ domain }} dice que su dirección es otra. Corrija la dirección del sitio en WordPress o verifique ese dominio.",
  problem_stale_proof:
    "Lo que responde el plugin de {{ domain }} no es lo que se ha preguntado. Actualice el plugin, vacíe la caché del sitio y vuelva a intentarlo.",
  problem_too_large: "Ocupa más de {{ size }} MB.",
  problem_unreachable: "No se ha podido contactar con el sitio web.",
  silent: "Sin señales",
  since: "desde el {{ date }}",
  state: "Estado",
  text: "Dónde están activos sus widgets",
  verified: "Verificado",
  verify: "Verificar el dominio",
  verify_domain: "Verificar {{ domain }}",
  verify_text: "Demuestra que el dominio es suyo. Basta con una de estas formas.",
  version: "{{ type }}, versión {{ version }}",
};
