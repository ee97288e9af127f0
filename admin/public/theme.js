// The policy forbids making code of text. zod would try, be refused and go on without it; told beforehand,
// it does not try, and no violation is reported.
globalThis.__zod_globalConfig = { jitless: true };

// Before the first paint: a dark room must not be lit up by a white flash.
(() => {
  let wish = "system";
  try {
    wish = localStorage.getItem("theme") ?? "system";
  } catch {
    // Storage is blocked: the system's own theme it is.
  }
  const isDark =
    wish === "dark" || (wish !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
})();
