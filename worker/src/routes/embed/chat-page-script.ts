/**
 * The page's own script, a file because its policy lets nothing run that is written into it. It takes
 * away what is said while there is no chat, and asks the question that the address brought when its
 * visitor presses it, never by itself: a link must not speak in somebody's name. The chat is a part of
 * the page and opens by itself.
 */
export const CHAT_PAGE_SCRIPT = `(() => {
  const name = "WeTechForUWidget";
  const tell = (...command) => (window[name] = window[name] || []).push(command);
  tell("once", "open", () => document.body.setAttribute("data-open", ""));
  const ask = document.getElementById("ask");
  if (!ask) return;
  ask.hidden = false;
  ask.addEventListener("click", () => {
    tell("ask", ask.value);
    ask.remove();
  });
})();
`;
