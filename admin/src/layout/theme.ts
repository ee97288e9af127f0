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
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
