// Puts the chat into its place where the tag could not say so, because the head of the page was out
// before its content was known.
(() => {
  const place = "#wetechforu-chat";
  const isWaiting =
    document.getElementById("wetechforu-chat-widget-js")?.dataset.start === "manual";
  window.WeTechForUWidget = window.WeTechForUWidget ?? [];
  if (isWaiting) return;
  window.WeTechForUWidget.push(["destroy"], ["init", { inline: place }]);
})();
