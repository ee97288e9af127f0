import { createSignal } from "solid-js";

export type Theme = "light" | "dark" | "system";

const STORED = "theme";

function stored(): Theme {
  try {
    const word = localStorage.getItem(STORED);
    return word === "light" || word === "dark" ? word : "system";
  } catch {
    return "system";
  }
}

const [theme, setThemeSignal] = createSignal<Theme>(stored());

export { theme };

/** Before the first paint public/theme.js does the same. */
export function setTheme(wish: Theme): void {
  setThemeSignal(wish);
  try {
    localStorage.setItem(STORED, wish);
  } catch {
    // Storage is blocked: it lasts as long as the page.
  }
  apply();
}

function apply(): void {
  const isDark =
    theme() === "dark" ||
    (theme() === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  show(isDark ? "dark" : "light");
}

function show(name: "dark" | "light"): void {
  document.documentElement.dataset.theme = name;
}

// Paper is white: a dark page would be a sheet of ink, and its charts are drawn anew with the theme.
addEventListener("beforeprint", () => show("light"));
addEventListener("afterprint", apply);

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
