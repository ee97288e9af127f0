// Buttons in the content open the chat. While its script is on its way the wish is kept; where it
// was blocked, the link leads to the chat's own page.
(() => {
  const isComing = (tag) => document.readyState !== "complete" || tag.dataset.coming !== undefined;

  // A chat that waits for consent is allowed by the click that asks for it.
  function fetchFor(tag, link) {
    tag.addEventListener("error", () => location.assign(link.href), { once: true });
    document.dispatchEvent(new Event("wetechforu_chat_wanted"));
  }

  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest('[data-wetechforu-chat="open"]') : null;
    const wantsTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!link || wantsTab || event.defaultPrevented) return;
    const tag = document.getElementById("wetechforu-chat-widget-js");
    const isThere = window.WeTechForUWidget?.loaded === true;
    if (tag?.type === "text/plain") fetchFor(tag, link);
    else if (!isThere && !(tag && isComing(tag))) return;
    event.preventDefault();
    window.WeTechForUWidget = window.WeTechForUWidget ?? [];
    window.WeTechForUWidget.push(["init"], ["open"]);
  });
})();
