import type { z } from "zod";
import type { EmbedCode } from "../../../../contracts/admin/widgets.ts";
import type { TextKey } from "../../i18n/i18n.ts";

/** What a website may be made with, as the Install page knows it; also in its address. */
export const SITES = [
  "html",
  "wordpress",
  "shopify",
  "wix",
  "squarespace",
  "webflow",
  "gtm",
  "react",
  "vue",
  "next",
  "astro",
  "other",
] as const;
export type Site = (typeof SITES)[number];

export function siteIn(param: string | undefined): Site {
  return SITES.find((site) => site === param) ?? "html";
}

export type Embed = z.infer<typeof EmbedCode>;

interface Step {
  readonly text: TextKey;
  /** What is copied in this step. */
  readonly code?: (embed: Embed) => string;
  /** The plugin is got here. */
  readonly isDownload?: boolean;
}

const PACKAGE = "wetechforu-chat-widget";
const install = () => `npm install ${PACKAGE}`;

/** The tag by which we learn what the website is made with, where there is one. */
export function tagOf(embed: Embed, site: Site): string {
  return embed.platform_tags.find(({ platform }) => platform === site)?.tag ?? embed.tag;
}

const tag = (site: Site) => (embed: Embed) => tagOf(embed, site);

/** `https://HOST/w/<key>.js` says both where the widget is and which one it is. */
export function placeOf({ script_url }: Pick<Embed, "script_url">) {
  const { origin, pathname } = new URL(script_url);
  return { host: origin, key: /\/w\/(\w+)\.js$/.exec(pathname)?.[1] ?? "" };
}

function reactCode(embed: Embed): string {
  const { host, key } = placeOf(embed);
  return `import { ChatWidget } from "${PACKAGE}/react";

export function App() {
  return (
    <>
      {/* your app */}
      <ChatWidget
        widgetKey="${key}"
        host="${host}"
      />
    </>
  );
}`;
}

function vueCode(embed: Embed): string {
  const { host, key } = placeOf(embed);
  return `<script setup>
import { ChatWidget } from "${PACKAGE}/vue";
</script>

<template>
  <RouterView />
  <ChatWidget
    widget-key="${key}"
    host="${host}"
  />
</template>`;
}

function nextCode(embed: Embed): string {
  const { host, key } = placeOf(embed);
  return `import { ChatWidget } from "${PACKAGE}/react";

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <ChatWidget
          widgetKey="${key}"
          host="${host}"
        />
      </body>
    </html>
  );
}`;
}

const astroTag = ({ tag: plain }: Embed) => plain.replace("<script ", "<script is:inline ");

export const GUIDES: Readonly<Record<Site, readonly Step[]>> = {
  html: [
    { text: "guides.html_1", code: tag("html") },
    { text: "guides.html_2" },
    { text: "guides.html_3" },
  ],
  wordpress: [
    { text: "guides.wordpress_1", isDownload: true },
    { text: "guides.wordpress_2" },
    { text: "guides.wordpress_3" },
    { text: "guides.wordpress_4" },
  ],
  shopify: [
    { text: "guides.shopify_1" },
    { text: "guides.shopify_2" },
    { text: "guides.shopify_3", code: tag("shopify") },
    { text: "guides.shopify_4" },
  ],
  wix: [
    { text: "guides.wix_1" },
    { text: "guides.wix_2", code: tag("wix") },
    { text: "guides.wix_3" },
    { text: "guides.wix_4" },
  ],
  squarespace: [
    { text: "guides.squarespace_1" },
    { text: "guides.squarespace_2", code: tag("squarespace") },
    { text: "guides.squarespace_3" },
  ],
  webflow: [
    { text: "guides.webflow_1" },
    { text: "guides.webflow_2", code: tag("webflow") },
    { text: "guides.webflow_3" },
  ],
  gtm: [
    { text: "guides.gtm_1" },
    { text: "guides.gtm_2", code: tag("gtm") },
    { text: "guides.gtm_3" },
    { text: "guides.gtm_4" },
  ],
  react: [
    { text: "guides.react_1", code: install },
    { text: "guides.react_2", code: reactCode },
    { text: "guides.react_3" },
  ],
  vue: [
    { text: "guides.vue_1", code: install },
    { text: "guides.vue_2", code: vueCode },
    { text: "guides.vue_3" },
  ],
  next: [
    { text: "guides.next_1", code: install },
    { text: "guides.next_2", code: nextCode },
    { text: "guides.next_3" },
  ],
  astro: [
    { text: "guides.astro_1" },
    { text: "guides.astro_2", code: astroTag },
    { text: "guides.astro_3" },
  ],
  other: [
    { text: "guides.other_1" },
    { text: "guides.other_2", code: tag("other") },
    { text: "guides.other_3" },
  ],
};
