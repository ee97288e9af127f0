import { adoptStyles } from "../shared/adopt-styles.ts";
import { cssColor, parseColor, textOn } from "../shared/color.ts";
import { icon } from "../shared/icon.ts";
import { directionOf } from "../shared/locale.ts";
import { launcherTextsOf } from "../strings/launcher-texts.ts";
import css from "./launcher.css";

export type LauncherState = "closed" | "loading" | "open" | "failed";

/** The round button in its shadow root. The panel adds its own parts and styles to both. */
export function createLauncher(nonce: string) {
  const host = document.createElement("we-tech-for-u-widget");
  const root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  button.className = "launcher";
  button.type = "button";
  button.dataset.part = "launcher";
  button.append(icon("M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3 21l2-5.5A8.4 8.4 0 1 1 21 11.5Z"));
  const frame = document.createElement("div");
  frame.append(button);
  root.append(frame);
  adoptStyles(root, css, nonce);
  return {
    host,
    root,
    frame,
    button,
    paint(color: string | undefined, position: string, locale: string): void {
      const accent = parseColor(color);
      // One by one through the object model, which no style policy forbids.
      frame.style.setProperty("--accent", cssColor(accent));
      frame.style.setProperty("--onAccent", cssColor(textOn(accent)));
      frame.dataset.position = position;
      frame.lang = locale;
      frame.dir = directionOf(locale, document.documentElement.dir);
    },
    /** A failure is the button's name, which its style also shows beside it. */
    show(state: LauncherState, locale: string): void {
      const { open, close, failed } = launcherTextsOf(locale);
      const name = { closed: open, loading: open, open: close, failed }[state];
      frame.className = `frame ${state}`;
      button.setAttribute("aria-label", name);
      button.setAttribute("aria-expanded", String(state === "open"));
    },
  };
}

export type Launcher = ReturnType<typeof createLauncher>;
