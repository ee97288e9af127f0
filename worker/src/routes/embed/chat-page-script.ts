/**
 * The page's own script, a file because its policy lets nothing run that is written into it. Opens the
 * chat at once, takes away what is said while there is none, and asks the question that the address
 * brought when its visitor presses it, never by itself: a link must not speak in somebody's name.
 */
export const CHAT_PAGE_SCRIPT = `(() => {
  const name = "WeTechForUWidget";
  const tell = (...command) => (window[name] = window[name] || []).push(command);
  const isThere = () => document.body.setAttribute("data-ready", "");
  tell("on", "ready", isThere);
  tell("on", "open", isThere);
  tell("open");
  const ask = document.getElementById("ask");
  if (!ask) return;
  ask.hidden = false;
  ask.addEventListener("click", () => {
    tell("ask", ask.value);
    ask.remove();
  });
})();
`;
