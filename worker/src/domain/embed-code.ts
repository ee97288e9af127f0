/** What a site owner pastes. `origin` is where the widget's files are, without a slash at its end. */
export function embedCode(origin: string, widgetKey: string) {
  const scriptUrl = `${origin}/w/${widgetKey}.js`;
  return {
    tag: `<script async src="${scriptUrl}"></script>`,
    plain_tag: `<script async src="${origin}/widget.js" data-widget-key="${widgetKey}"></script>`,
    legacy_code: [
      `<script src="${origin}/widget.js"></script>`,
      "<script>",
      `  WeTechForUWidget.init({ widgetKey: "${widgetKey}", apiUrl: "${origin}" });`,
      "</script>",
    ].join("\n"),
    script_url: scriptUrl,
  };
}
