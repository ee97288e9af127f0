import type { FindingCode } from "./debug-report.ts";

export interface DebugTexts {
  readonly title: string;
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly files: string;
  readonly launcher: string;
  readonly launcherMs: string;
  readonly mainThread: string;
  readonly mainThreadMs: string;
  readonly mainThreadShort: string;
  readonly layoutShift: string;
  readonly layoutShifts: string;
  readonly tags: string;
  readonly build: string;
  readonly storage: string;
  readonly storageUsable: string;
  readonly storageBlocked: string;
  readonly unknown: string;
  readonly none: string;
  readonly bytes: string;
  readonly bytesUnknown: string;
  readonly fromCache: string;
  readonly total: string;
  /** What is so, and what to do about it; the latter is empty where there is nothing to do. */
  readonly findings: Readonly<Record<FindingCode, readonly [says: string, mend: string]>>;
}

export const debugEn: DebugTexts = {
  title: "Chat widget: what it measured",
  close: "Close",
  copy: "Copy as JSON",
  copied: "Copied",
  files: "Our files",
  launcher: "Launcher",
  launcherMs: "there {ms} ms after the page began to load",
  mainThread: "Time of the page that our scripts took",
  mainThreadMs: "{ms} ms in frames that took longer than 50 ms; {longest} ms at once at most",
  mainThreadShort: "nothing: no frame that took longer than 50 ms had a part of ours over 5 ms",
  layoutShift: "Layout shift",
  layoutShifts: "{total} on the page, {ours} of it by the widget",
  tags: "Tags",
  build: "Build",
  storage: "Browser storage",
  storageUsable: "may be used",
  storageBlocked: "is blocked",
  unknown: "This browser does not tell.",
  none: "none",
  bytes: "{bytes} bytes",
  bytesUnknown: "size not told",
  fromCache: "from the browser’s cache",
  total: "together",
  findings: {
    works: ["The widget works on this page.", ""],
    no_key: [
      "The tag names no widget.",
      "Add data-widget-key to the tag, or call init with a widgetKey. The dashboard’s Install page has the whole tag.",
    ],
    config_not_found: [
      "There is no widget {key}, or it is switched off.",
      "Compare the key with the dashboard’s Install page, and see whether it is active there.",
    ],
    config_not_allowed: [
      "The widget {key} may not be used on this site, {host}.",
      "Add {host} to the widget’s list of domains in the dashboard.",
    ],
    config_unreachable: [
      "The chat’s server does not answer for {key}.",
      "Look whether an ad blocker, a firewall or the network keeps the page from {origin}, then load it again.",
    ],
    csp_blocked: [
      "The page’s content policy blocks {address}.",
      "Add it to {directive} in the Content-Security-Policy header, or in the meta tag.",
    ],
    csp_reported: [
      "A content policy that is being tried out would block {address}.",
      "Add it to {directive} before the policy is enforced.",
    ],
    tag_twice: [
      "The tag of {key} is in the page more than once.",
      "It does no harm. Remove the one that you did not mean.",
    ],
    waits_for_init: [
      'The widget {key} waits, because its tag says data-start="manual".',
      "Call WeTechForUWidget.init() once the visitor has agreed.",
    ],
    launcher_missing: [
      "The widget {key} was not drawn, though its settings can be had.",
      "Look into the browser’s console for an error of the page, and whether a script takes elements out of its body.",
    ],
    launcher_hidden: [
      "The launcher of {key} is hidden, as the page wishes.",
      "If you did not mean it, remove data-hidden from the tag, or call WeTechForUWidget.show().",
    ],
    storage_blocked: [
      "The browser’s storage is blocked here.",
      "The chat works, and forgets the visitor when the page is left. Allow cookies to test how it goes on.",
    ],
    layout_shift: [
      "A part of the widget moved while the page was loading.",
      "Give the element of an inline chat a height in the page’s own styles.",
    ],
  },
};

export const debugEs: DebugTexts = {
  title: "Widget de chat: lo que ha medido",
  close: "Cerrar",
  copy: "Copiar como JSON",
  copied: "Copiado",
  files: "Nuestros archivos",
  launcher: "Botón del chat",
  launcherMs: "visible {ms} ms después de empezar a cargar la página",
  mainThread: "Tiempo de la página que usaron nuestros scripts",
  mainThreadMs: "{ms} ms en fotogramas de más de 50 ms; {longest} ms seguidos como máximo",
  mainThreadShort:
    "nada: en ningún fotograma de más de 50 ms hubo una parte nuestra de más de 5 ms",
  layoutShift: "Desplazamiento del diseño",
  layoutShifts: "{total} en la página, {ours} por el widget",
  tags: "Etiquetas",
  build: "Versión",
  storage: "Almacenamiento del navegador",
  storageUsable: "se puede usar",
  storageBlocked: "está bloqueado",
  unknown: "Este navegador no lo dice.",
  none: "ninguna",
  bytes: "{bytes} bytes",
  bytesUnknown: "tamaño desconocido",
  fromCache: "de la caché del navegador",
  total: "en total",
  findings: {
    works: ["El widget funciona en esta página.", ""],
    no_key: [
      "La etiqueta no nombra ningún widget.",
      "Añada data-widget-key a la etiqueta, o llame a init con una widgetKey. La página Instalar del panel tiene la etiqueta completa.",
    ],
    config_not_found: [
      "No existe el widget {key}, o está desactivado.",
      "Compare la clave con la página Instalar del panel y mire allí si está activo.",
    ],
    config_not_allowed: [
      "El widget {key} no se puede usar en este sitio, {host}.",
      "Añada {host} a la lista de dominios del widget en el panel.",
    ],
    config_unreachable: [
      "El servidor del chat no responde para {key}.",
      "Mire si un bloqueador de anuncios, un cortafuegos o la red impide llegar a {origin}, y vuelva a cargarla.",
    ],
    csp_blocked: [
      "La política de contenido de la página bloquea {address}.",
      "Añádalo a {directive} en la cabecera Content-Security-Policy, o en la etiqueta meta.",
    ],
    csp_reported: [
      "Una política de contenido en pruebas bloquearía {address}.",
      "Añádalo a {directive} antes de aplicar la política.",
    ],
    tag_twice: [
      "La etiqueta de {key} está más de una vez en la página.",
      "No hace daño. Quite la que sobra.",
    ],
    waits_for_init: [
      'El widget {key} espera, porque su etiqueta dice data-start="manual".',
      "Llame a WeTechForUWidget.init() cuando el visitante haya aceptado.",
    ],
    launcher_missing: [
      "El widget {key} no se ha dibujado, aunque su configuración se puede obtener.",
      "Busque un error de la página en la consola del navegador, y mire si un script quita elementos del body.",
    ],
    launcher_hidden: [
      "El botón de {key} está oculto, como pide la página.",
      "Si no es lo que quería, quite data-hidden de la etiqueta, o llame a WeTechForUWidget.show().",
    ],
    storage_blocked: [
      "El almacenamiento del navegador está bloqueado aquí.",
      "El chat funciona, y olvida al visitante al salir de la página. Permita las cookies para probar cómo continúa.",
    ],
    layout_shift: [
      "Una parte del widget se movió mientras se cargaba la página.",
      "Dé una altura al elemento del chat integrado en los estilos de la página.",
    ],
  },
};
