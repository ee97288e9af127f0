import { adoptStyles } from "../shared/adopt-styles.ts";
import { type Rgb, takesWhite } from "../shared/color.ts";
import { launcherTextsOf } from "../strings/launcher-texts.ts";
import css from "./launcher.css";

const FALLBACK = "#1f5f8b";

export type LauncherState = "closed" | "loading" | "open" | "failed";

/** The round button in its shadow root. The panel adds its own parts and styles to both. */
export function createLauncher(nonce: string) {
  const host = document.createElement("we-tech-for-u-widget");
  const root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  button.className = "launcher";
  button.type = "button";
  button.dataset.part = "launcher";
  const frame = document.createElement("div");
  frame.append(button);
  root.append(frame);
  adoptStyles(root, css, nonce);
  return {
    host,
    root,
    frame,
    button,
    paint(color: string | undefined, position = "bottom-right", locale: string): void {
      // Through the object model, which no style policy forbids; it also reads the colour for us, and
      // passes over what is none.
      const { style } = button;
      style.backgroundColor = FALLBACK;
      if (color?.[0] === "#") style.backgroundColor = color;
      // The browser writes a colour as `rgb(1, 2, 3)`, whatever it was given. What is reckoned with
      // them makes numbers of the digits.
      const parts = style.backgroundColor.match(/\d+/g) as unknown as Rgb;
      style.color = takesWhite(parts) ? "#fff" : "#000";
      frame.dataset.position = position;
      frame.lang = locale;
    },
    /** A failure is the button's name, which its style also shows beside it. */
    show(state: LauncherState, locale: string): void {
      const texts = launcherTextsOf(locale);
      frame.className = `frame ${state}`;
      button.setAttribute("aria-label", texts[state] ?? texts.closed);
      button.setAttribute("aria-expanded", String(state === "open"));
    },
  };
}

export type Launcher = ReturnType<typeof createLauncher>;
