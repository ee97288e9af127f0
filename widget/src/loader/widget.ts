import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PageSettings } from "../shared/page-settings.ts";
import type { Opener, PanelHandle, PanelHost, Traits, WidgetEvent } from "../shared/panel-door.ts";
import type { Place } from "../shared/site-door.ts";
import { fetchConfig } from "./config-source.ts";
import { createLauncher, type Launcher, type LauncherState } from "./launcher.ts";
import { readSettings } from "./page-settings.ts";
import { rememberedConfig, rememberedTab } from "./remembered.ts";
import { loadPanel, loadSite } from "./sources.ts";
import { stayAttached } from "./stay-attached.ts";

export interface WidgetSetup extends Place {
  readonly widgetKey: string;
  readonly settings: PageSettings;
  readonly traits: () => Traits;
  readonly emit: (event: WidgetEvent, detail?: unknown) => void;
}

/**
 * One widget on one page: its launcher, its config, and the panel once somebody wants it. Data and
 * functions, which weigh less than a class; the underscore lets the build shorten the names.
 */
export interface Widget extends WidgetSetup {
  settings: PageSettings;
  _config: WidgetConfig | null;
  _state: LauncherState;
  _isGone?: boolean;
  readonly _cleanups: (() => void)[];
  /** Once it is in the page. */
  _launcher?: Launcher;
  _panel?: PanelHandle;
  /** Puts it into the page, and gives back what ends that. None before its place is known. */
  _attach?: (launcher: Launcher) => () => void;
}

/** On less room, a panel that nobody asked for would cover the page instead of standing beside it. */
const ROOMY = "(min-width:481px) and (min-height:421px)";

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * In several tasks, or a slow phone would feel one long one while the page is still loading. `placed`
 * is called once it may be opened, and before anything of it is seen.
 */
export async function startWidget(widget: Widget, placed: () => void): Promise<void> {
  const { injected, nonce, origin, settings, widgetKey } = widget;
  const { color, position, inline } = settings;
  await nextTask();
  widget._config = widget._config ?? rememberedConfig(widgetKey);
  await nextTask();
  if (inline) {
    inBackground(() => loadPanel(origin));
    const { fill } = await loadSite(origin);
    widget._attach = (launcher) => fill(launcher, inline, nonce);
  } else widget._attach = stayAttached;
  placed();
  if (widget._isGone) return;
  if (widget._config || color || position) paint(widget);
  if (!injected) await reloadConfig(widget);
  // Nothing is known and the API is away: no launcher that leads nowhere.
  if (widget._launcher) openByItself(widget);
}

/** What a page may call by name. By the page; where its own button is being clicked, by the visitor. */
export const WIDGET_ACTS = {
  open(widget: Widget): void {
    openPanel(widget, navigator.userActivation?.isActive ? "visitor" : "page");
  },
  close(widget: Widget): void {
    const { _state: before, settings } = widget;
    if (before === "closed" || settings.inline) return;
    // Also while the panel is on its way, which then stays closed.
    show(widget, "closed");
    widget._panel?.close();
    if (before === "open") widget.emit("close");
  },
  toggle(widget: Widget): void {
    WIDGET_ACTS[widget._state === "open" ? "close" : "open"](widget);
  },
  show: (widget: Widget) => update(widget, { hidden: false }),
  hide: (widget: Widget) => update(widget, { hidden: true }),
  update,
  setLocale: (widget: Widget, locale: unknown) => update(widget, { locale }),
  ask(widget: Widget, text: unknown): void {
    WIDGET_ACTS.open(widget);
    withPanel(widget, (panel) => panel.ask(String(text)));
  },
} as const;

function update(widget: Widget, settings: unknown): void {
  widget.settings = { ...widget.settings, ...readSettings(settings) };
  if (widget._launcher) paint(widget);
}

/** Leaves nothing in the page: no element, listener, timer or socket. */
export function destroyWidget(widget: Widget): void {
  widget._isGone = true;
  widget._panel?.destroy();
  for (const cleanup of widget._cleanups) cleanup();
}

export function openPanel(widget: Widget, opener: Opener): void {
  if (widget._state === "open" || widget._isGone) return;
  show(widget, "loading");
  withPanel(widget, (panel) => {
    const { _state: before } = widget;
    if (before === "closed") return;
    show(widget, "open");
    panel.open(opener);
    // Clicked twice on the way, it opens once.
    if (before !== "open") widget.emit("open");
  });
}

/** The preview, which is this widget too, shows one config after another. */
export function showConfig(widget: Widget, config: WidgetConfig): void {
  widget._config = config;
  paint(widget);
}

function localeOf({ settings, _config }: Widget): string {
  const wished = settings.locale || _config?.locale || "auto";
  return wished === "auto" ? document.documentElement.lang || "en" : wished;
}

function paint(widget: Widget): Launcher {
  const launcher = widget._launcher ?? attachLauncher(widget);
  // Not before: who hears that it is there may have changed them. An empty setting is none.
  const { _config: config, settings } = widget;
  const { color, position, hidden = "false", inline } = settings;
  launcher.paint(color || config?.primary_color, position || config?.position, localeOf(widget));
  launcher.button.hidden = Boolean(inline) || hidden !== "false";
  show(widget, widget._state);
  widget._panel?.refresh();
  // Not by the visitor: it takes no focus and counts for nothing.
  if (inline) openPanel(widget, "timer");
  return launcher;
}

function attachLauncher(widget: Widget): Launcher {
  const launcher = createLauncher(widget.nonce);
  widget._launcher = launcher;
  const { button, host } = launcher;
  button.onpointerenter = button.onfocus = guarded(() => loadPanel(widget.origin));
  button.onclick = guarded(() => WIDGET_ACTS.toggle(widget));
  host.dataset.key = widget.widgetKey;
  if (widget._attach) widget._cleanups.push(widget._attach(launcher));
  performance.mark("wtfu-launcher");
  widget.emit("ready");
  return launcher;
}

function show(widget: Widget, state: LauncherState): void {
  widget._state = state;
  widget._launcher?.show(state, localeOf(widget));
}

function withPanel(widget: Widget, run: (panel: PanelHandle) => void): void {
  inBackground(async () => {
    try {
      const { mountPanel } = await loadPanel(widget.origin);
      if (widget._isGone) return;
      widget._panel = widget._panel ?? mountPanel(panelHost(widget));
    } catch {
      show(widget, "failed");
      return;
    }
    run(widget._panel);
  });
}

/** The API is where the script is, unless the page says otherwise. */
function apiBaseOf({ origin, settings, widgetKey }: Widget): string {
  const base = (settings.apiUrl ?? origin).replace(/\/+$/, "");
  return `${base}/api/chat-widget/public/widget/${widgetKey}`;
}

function panelHost(widget: Widget): PanelHost {
  return {
    ...widget,
    ...(widget._launcher ?? paint(widget)),
    apiBase: apiBaseOf(widget),
    config: () => widget._config,
    pageSettings: () => widget.settings,
    reloadConfig: () => reloadConfig(widget),
    locale: () => localeOf(widget),
    requestClose: () => WIDGET_ACTS.close(widget),
  };
}

async function reloadConfig(widget: Widget): Promise<void> {
  const answer = await fetchConfig(apiBaseOf(widget), widget.settings.via);
  await nextTask();
  if (widget._isGone || !answer) return;
  // Empty, or whole.
  if (answer.is_active) showConfig(widget, answer as WidgetConfig);
  else destroyWidget(widget);
}

/** For a mail's link; on a page after one where it was open, or after the delay that the owner chose. */
function openByItself(widget: Widget): void {
  // `RESUME_FRAGMENT` of the contract, whose value would bring its module along.
  if (location.hash.includes("wtfu_resume=")) openPanel(widget, "visitor");
  const tab = rememberedTab(widget.widgetKey);
  // A person may write before the panel is opened again: it counts, out of sight. And what the page
  // before could not send is owed.
  if (tab?.followed_seq || tab?.queue?.[0]) withPanel(widget, () => undefined);
  if (widget._launcher?.button.hidden || !matchMedia(ROOMY).matches) return;
  const delayMs = tab ? (tab.is_open ? 0 : -1) : (widget._config?.auto_open_delay_ms ?? -1);
  if (delayMs < 0) return;
  const timer = setTimeout(() => {
    // Opened and closed again meanwhile, it is not wanted.
    if (!delayMs || !widget._panel) openPanel(widget, "timer");
  }, delayMs);
  widget._cleanups.push(() => clearTimeout(timer));
}
