import { EMBED_PLATFORMS } from "../../../contracts/admin/widgets.ts";

const tagOf = (src: string) => `<script async src="${src}"></script>`;

/** What a site owner pastes. `origin` is where the widget's files are, without a slash at its end. */
export function embedCode(origin: string, widgetKey: string, hasChatLink: boolean) {
  const scriptUrl = `${origin}/w/${widgetKey}.js`;
  return {
    tag: tagOf(scriptUrl),
    platform_tags: EMBED_PLATFORMS.map((platform) => ({
      platform,
      tag: tagOf(`${scriptUrl}?via=${platform}`),
    })),
    plain_tag: `<script async src="${origin}/widget.js" data-widget-key="${widgetKey}"></script>`,
    legacy_code: [
      `<script src="${origin}/widget.js"></script>`,
      "<script>",
      `  WeTechForUWidget.init({ widgetKey: "${widgetKey}", apiUrl: "${origin}" });`,
      "</script>",
    ].join("\n"),
    script_url: scriptUrl,
    chat_link: hasChatLink ? `${origin}/chat/${widgetKey}` : null,
  };
}
