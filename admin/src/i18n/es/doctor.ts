import type { Texts } from "../i18n.ts";

export const doctor: Texts["doctor"] = {
  address: "Dirección de una página",
  address_hint: "Cualquier página del sitio que deba tener el chat.",
  at_header: "la cabecera de la página",
  at_meta: "una etiqueta meta de la página",
  check: "Comprobar página",
  checking: "Se descarga la página y se leen sus etiquetas y políticas. Tarda hasta 15 segundos.",
  checked: "Comprobada: {{ url }}",
  debug: "Abrir la página con mediciones",
  debug_text:
    "Allí el widget muestra lo que midió de sí mismo: bytes, tiempo, desplazamientos y lo que se bloqueó.",
  failed: "No se pudo comprobar la página",
  fine: "El chat puede funcionar en esta página.",
  fine_notes: "El chat puede funcionar en esta página. Abajo hay algunas notas.",
  led_to: "Llevó a {{ url }}",
  level_note: "Nota",
  level_ok: "En orden",
  level_problem: "Problema",
  problems_one: "Se encontró {{ count }} problema. Abajo se dice cómo resolverlo.",
  problems_other: "Se encontraron {{ count }} problemas. Abajo se dice cómo resolverlos.",
  text: "Dé la dirección de una página. La leemos como un navegador y decimos qué impide el chat.",
  title: "¿Está instalado?",
  unseen: "No se vio la página misma, así que nada se puede decir de su etiqueta.",
};
