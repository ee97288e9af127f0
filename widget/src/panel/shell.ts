import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { h, setAttribute } from "../shared/dom.ts";
import { icon } from "../shared/icon.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { type Answerer, initialsOf } from "./handover.ts";
import { ICONS } from "./icons.ts";

export interface MenuItem {
  readonly label: string;
  readonly part: string;
  choose(): void;
}

export interface ShellPort {
  readonly texts: PanelTexts;
  readonly config: WidgetConfig | null;
  /** A part of the page, which cannot be closed. */
  readonly isInline: boolean;
  menu(): readonly MenuItem[];
  retry(): void;
  close(): void;
}

function drawInitials(name: string): HTMLElement {
  return h("span", { class: "avatar", "aria-hidden": "true" }, initialsOf(name));
}

function drawAvatar(config: WidgetConfig | null): HTMLElement {
  const letter = drawInitials(config?.bot_name ?? "");
  const address = config?.bot_avatar_url ?? "";
  if (!/^https?:/i.test(address)) return letter;
  const picture = h("img", { class: "avatar", src: address, alt: "", width: 40, height: 40 });
  // Missing, or forbidden by the host page's policy.
  picture.onerror = () => picture.replaceWith(letter);
  return picture;
}

function createMenu(port: ShellPort) {
  const list = h("div", { class: "menu", id: "menu", hidden: true, "data-part": "menu" });
  const button = h(
    "button",
    {
      type: "button",
      class: "tool",
      "data-part": "menu-button",
      "aria-label": port.texts.menu,
      "aria-expanded": "false",
      "aria-controls": "menu",
      onclick: () => show(Boolean(list.hidden)),
    },
    icon(ICONS.more),
  );
  const show = (isShown: boolean) => {
    list.replaceChildren(
      ...port.menu().map(({ label, part, choose }) =>
        h(
          "button",
          {
            type: "button",
            "data-part": part,
            onclick: () => {
              show(false);
              choose();
            },
          },
          label,
        ),
      ),
    );
    list.hidden = !isShown;
    setAttribute(button, "aria-expanded", String(isShown));
    if (isShown) list.querySelector("button")?.focus();
  };
  return { button, list, show };
}

function createHeader(port: ShellPort, menuButton: HTMLElement) {
  const { texts, config } = port;
  const close =
    !port.isInline &&
    h(
      "button",
      {
        type: "button",
        class: "tool",
        "data-part": "close",
        "aria-label": texts.close,
        onclick: port.close,
      },
      icon(ICONS.close),
    );
  // In its own direction, and at the side on which the panel's lines begin.
  const name = h("bdi");
  const line = h("span");
  const names = h("div", { class: "names" }, h("b", {}, name), line);
  let shown = "";
  const element = h("div", { class: "header" }, h("i"), names, menuButton, close);
  return {
    element,
    show(answerer: Answerer): void {
      if (shown === answerer.line + answerer.name) return;
      shown = answerer.line + answerer.name;
      name.textContent = answerer.name;
      line.textContent = answerer.line;
      const { isPerson } = answerer;
      const avatar = isPerson ? drawInitials(answerer.name) : drawAvatar(config);
      element.firstElementChild?.replaceWith(avatar);
    },
  };
}

/** One line that says why messages do not leave. */
function createBanner(port: ShellPort) {
  const words = h("span");
  const retry = h(
    "button",
    { type: "button", class: "text", "data-part": "reconnect", onclick: port.retry },
    port.texts.retry,
  );
  const element = h(
    "div",
    { class: "banner", role: "status", "data-part": "banner" },
    words,
    retry,
  );
  return {
    element,
    say(text: string, canRetry: boolean): void {
      element.classList.toggle("on", text !== "");
      // Said again, it would be read out again.
      if (words.textContent !== text) words.textContent = text;
      retry.hidden = !canRetry;
    },
  };
}

/** The dialog with its fixed parts; the thread goes into `log`, what follows it into `extras`. */
export function createShell(port: ShellPort) {
  const { texts, config } = port;
  const name = config?.bot_name ?? "";
  const menu = createMenu(port);
  const banner = createBanner(port);
  const header = createHeader(port, menu.button);
  const label = texts.log;
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label });
  const extras = h("div", { class: "extras" });
  const scroll = h(
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": label },
    log,
    extras,
  );
  const panel = h(
    "section",
    {
      class: "panel",
      role: port.isInline ? "region" : "dialog",
      tabindex: -1,
      hidden: true,
      "data-part": "panel",
      "aria-label": fillIn(texts.dialog, { name }),
    },
    header.element,
    menu.list,
    banner.element,
    scroll,
  );
  return { panel, log, extras, scroll, menu, banner, header };
}

export type Shell = ReturnType<typeof createShell>;
