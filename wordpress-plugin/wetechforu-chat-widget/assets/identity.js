// Makes a signed-in user known to the chat, and takes the conversation away when they have signed out.
// The page itself says nothing of anybody: a cookie tells only that somebody is signed in, and this
// site is asked who, with an answer that nothing may keep.
(() => {
  const COOKIE = "wetechforu_chat_user";
  /** A token lives for ten minutes. */
  const FRESH_MS = 8 * 60_000;
  const { route, chat = "" } = document.currentScript?.dataset ?? {};
  if (!route) return;
  /** Sites in folders of one host share this storage: each has its own widget's conversation to take away. */
  const KNOWN = `${COOKIE}:${chat}`;
  const tell = (...commands) => {
    window.WeTechForUWidget = window.WeTechForUWidget ?? [];
    window.WeTechForUWidget.push(...commands);
  };
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const signedIn = () =>
    new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(document.cookie)?.[1] ?? "";

  // Storage may be blocked; then the chat forgets by itself.
  function known() {
    try {
      return localStorage.getItem(KNOWN) ?? "";
    } catch {
      return "";
    }
  }

  function keep(mark) {
    try {
      if (mark) localStorage.setItem(KNOWN, mark);
      else localStorage.removeItem(KNOWN);
    } catch {
      // As above.
    }
  }

  function forget() {
    keep("");
    tell(["reset"]);
  }

  async function identify(mark) {
    askedAtMs = performance.now();
    try {
      const answer = await fetch(route, {
        method: "POST",
        credentials: "same-origin",
        cache: "no-store",
        headers: { "X-WeTechForU-Chat": "1" },
      });
      if (answer.status === 204 && known()) forget();
      if (answer.status !== 200) return;
      const { token } = await answer.json();
      if (typeof token !== "string") return;
      keep(mark);
      tell(["identify", { token }]);
    } catch {
      // Without an answer the user is a visitor like others.
    }
  }

  function follow() {
    const mark = signedIn();
    const before = known();
    if (before && before !== mark) forget();
    if (mark && performance.now() - askedAtMs > FRESH_MS) void identify(mark);
  }

  // A chat that has been open for hours had a token that is over. It tells of at most five a page.
  function renew() {
    askedAtMs = Number.NEGATIVE_INFINITY;
    follow();
  }

  // Again when the chat is opened, as the page may have been lying there for hours, and when the
  // browser brings a page back as it was.
  tell(["on", "open", follow], ["on", "identify_refused", renew]);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) follow();
  });
  follow();
})();
