// Has the browser ask for the chat and starts it once the visitor's consent is there, and takes it away
// when it is withdrawn. Reads consent by the WP Consent API, whose script may come before or after this one.
(() => {
  const LOOK_AGAIN_MS = 1000;
  const category = document.currentScript?.dataset.category ?? "functional";
  const isInlineLate = () => document.getElementById("wetechforu-chat-widget-inline-js") !== null;
  let isStarted = false;

  // Until then the tag is data to the browser, which looks at a script when it comes into the page.
  function bring() {
    const tag = document.getElementById("wetechforu-chat-widget-js");
    if (tag?.type !== "text/plain") return;
    const { parentNode, nextSibling } = tag;
    const settle = () => delete tag.dataset.coming;
    tag.addEventListener("load", settle);
    tag.addEventListener("error", settle);
    tag.dataset.coming = "";
    tag.type = "text/javascript";
    tag.remove();
    parentNode.insertBefore(tag, nextSibling);
  }

  const isAllowed = () =>
    typeof window.wp_has_consent === "function" && window.wp_has_consent(category) === true;

  function decide() {
    window.WeTechForUWidget = window.WeTechForUWidget ?? [];
    const api = window.WeTechForUWidget;
    if (isAllowed() && !isStarted) {
      isStarted = true;
      bring();
      api.push(["init", isInlineLate() ? { inline: "#wetechforu-chat" } : {}]);
    } else if (isStarted && !isAllowed()) {
      isStarted = false;
      api.push(["reset"], ["destroy"]);
    }
  }

  // A button in the content was clicked.
  document.addEventListener("wetechforu_chat_wanted", bring);
  document.addEventListener("wp_listen_for_consent_change", decide);
  document.addEventListener("wp_consent_type_defined", decide);
  // A banner that asks where the visitor is says later which law holds. An optimiser may keep the API
  // back until the visitor moves, and of what they allowed on an earlier visit it tells nobody.
  const decideFirst = () => {
    if (typeof window.wp_has_consent !== "function") setTimeout(decideFirst, LOOK_AGAIN_MS);
    else if (!window.waitfor_consent_hook) decide();
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", decideFirst);
  } else {
    decideFirst();
  }
})();
