// Starts the chat once the visitor's consent is there, and takes it away when it is withdrawn. Reads
// consent by the WP Consent API, whose script may come before or after this one.
(() => {
  const LOOK_AGAIN_MS = 1000;
  const category = document.currentScript?.dataset.category ?? "functional";
  const isInlineLate = () => document.getElementById("wetechforu-chat-widget-inline-js") !== null;
  let isStarted = false;

  const isAllowed = () =>
    typeof window.wp_has_consent === "function" && window.wp_has_consent(category) === true;

  function decide() {
    window.WeTechForUWidget = window.WeTechForUWidget ?? [];
    const api = window.WeTechForUWidget;
    if (isAllowed() && !isStarted) {
      isStarted = true;
      api.push(["init", isInlineLate() ? { inline: "#wetechforu-chat" } : {}]);
    } else if (isStarted && !isAllowed()) {
      isStarted = false;
      api.push(["reset"], ["destroy"]);
    }
  }

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
