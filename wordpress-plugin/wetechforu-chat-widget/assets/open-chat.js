// Buttons in the content open the chat. While its script is on its way the wish is kept; where it
// was blocked, the link leads to the chat's own page.
(() => {
  const isComing = () => {
    const tag = document.getElementById("wetechforu-chat-widget-js");
    return tag !== null && document.readyState !== "complete";
  };
  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest('[data-wetechforu-chat="open"]') : null;
    const wantsTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    const isThere = window.WeTechForUWidget?.loaded === true;
    if (!link || wantsTab || event.defaultPrevented || !(isThere || isComing())) return;
    event.preventDefault();
    window.WeTechForUWidget = window.WeTechForUWidget ?? [];
    // A chat that waits for consent is allowed by the click that asks for it.
    window.WeTechForUWidget.push(["init"], ["open"]);
  });
})();
