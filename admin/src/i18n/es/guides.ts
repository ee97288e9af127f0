import type { Texts } from "../i18n.ts";

export const guides: Texts["guides"] = {
  astro_1: "Abra el layout que usan todas sus páginas, por ejemplo src/layouts/Layout.astro.",
  astro_2: "Pegue la etiqueta antes de </body>. Con is:inline, Astro la deja como está.",
  astro_3: "Compile y publique el sitio. La navegación en el cliente no necesita nada más.",
  gtm_1:
    "En su contenedor, abra Etiquetas, después Nueva, y elija HTML personalizado como tipo de etiqueta.",
  gtm_2: "Pegue el código en el campo HTML.",
  gtm_3: "Como activador elija Todas las páginas, y guarde.",
  gtm_4:
    "Pulse Enviar y publique el contenedor. Donde los visitantes rechacen etiquetas, el chat no aparece.",
  html_1: "Copie la etiqueta.",
  html_2: "Péguela antes de </body>, una vez, en cada página que deba tener el chat.",
  html_3: "Publique las páginas y abra una de ellas.",
  next_1: "Instale el paquete.",
  next_2: "Ponga el componente en app/layout.tsx, al final del body.",
  next_3: "Compile y publique el sitio.",
  other_1:
    "Busque dónde admite su sitio código para el pie de todas las páginas: suele llamarse código personalizado, inyección de código o scripts.",
  other_2: "Pegue allí la etiqueta.",
  other_3:
    "Publique y abra una página. Si el sitio no admite código, use el enlace al chat de más abajo.",
  react_1: "Instale el paquete.",
  react_2:
    "Ponga el componente una vez en su aplicación, donde permanezca: junto al router, no en una página.",
  react_3: "Compile y publique la aplicación.",
  shopify_1: "En el panel, abra Tienda online y después Temas.",
  shopify_2: "Junto a su tema, abra el menú de los tres puntos y elija Editar código.",
  shopify_3: "En la carpeta Layout, abra theme.liquid y pegue la etiqueta antes de </body>.",
  shopify_4: "Guarde. Un tema que publique más adelante también necesita la etiqueta.",
  squarespace_1:
    "Abra la inyección de código (Code Injection): en Páginas, entre las herramientas del sitio, o en Configuración, en Herramientas para desarrolladores.",
  squarespace_2: "Pegue la etiqueta en el campo del pie de página.",
  squarespace_3: "Guarde y abra el sitio. El plan más pequeño no incluye la inyección de código.",
  vue_1: "Instale el paquete.",
  vue_2: "Ponga el componente en App.vue, una vez.",
  vue_3: "Compile y publique la aplicación. En Nuxt, póngalo igual en app.vue.",
  webflow_1: "Abra la configuración del sitio y después Código personalizado.",
  webflow_2: "Pegue la etiqueta en el campo del pie y guarde.",
  webflow_3:
    "Publique el sitio. El chat está en el sitio publicado, no en el Designer. El código personalizado requiere un plan de pago.",
  wix_1: "En el panel, abra Configuración y después Código personalizado, en Avanzado.",
  wix_2: "Pulse Añadir código personalizado, pegue la etiqueta y póngale un nombre.",
  wix_3: "Elija Todas las páginas y, como lugar, Body - fin. Aplique.",
  wix_4: "Publique el sitio. Wix admite código personalizado en sitios premium con dominio propio.",
  wordpress_1: "Descargue el plugin. Ya está configurado para este widget.",
  wordpress_2:
    "En WordPress, abra Plugins, después Añadir plugin, y pulse Subir plugin en la parte superior.",
  wordpress_3: "Elija el zip, pulse Instalar ahora y después Activar.",
  wordpress_4:
    "Abra Ajustes, después Widget de chat, y pruebe la conexión. Allí se elige también dónde se muestra el chat.",
  wordpress_tag:
    "Pegue la etiqueta en el pie de su tema, o con un plugin para código en el pie. Así no hay bloque, shortcode ni visitantes identificados.",
};
