import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PageSettings } from "../shared/page-settings.ts";
import type { Opener, PanelHandle, PanelHost, Traits, WidgetEvent } from "../shared/panel-door.ts";
import type { Place } from "../shared/site-door.ts";
import { fetchConfig } from "./config-source.ts";
import { createLauncher, type Launcher, type LauncherState } from "./launcher.ts";
import { readSettings } from "./page-settings.ts";
import { loadPanel, loadSite } from "./sources.ts";
import { rememberedConfig, rememberedTab } from "./remembered.ts";
import { stayAttached } from "./stay-attached.ts";

export interface WidgetSetup extends Place {
  readonly widgetKey: string;
  readonly settings: PageSettings;
  readonly traits: () => Traits;
  readonly emit: (event: WidgetEvent, detail?: unknown) => void;
}

/** On less room, a panel that nobody asked for would cover the page instead of standing beside it. */
const ROOMY = "(min-width:481px) and (min-height:421px)";

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * One widget on one page: its launcher, its config, and the panel once somebody wants it. The
 * underscore lets the build shorten what is private.
 */
export class Widget {
  private _setup: WidgetSetup;
  private _apiBase: string;
  private _settings: PageSettings;
  /** The preview, which is this widget too, shows one after another. */
  protected _config: WidgetConfig | null;
  private _made: Launcher | null = null;
  /** Once it is in the page. */
  private _launcher: Launcher | null = null;
  private _panel: PanelHandle | null = null;
  private _state: LauncherState = "closed";
  private _isGone = false;
  private _cleanups: (() => void)[] = [];
  /** Puts it into the page, and gives back what ends that. */
  private _attach = (launcher: Launcher): (() => void) => stayAttached(launcher.host);

  constructor(setup: WidgetSetup) {
    const { settings, origin, widgetKey } = setup;
    this._setup = setup;
    this._settings = settings;
    this._apiBase = `${(settings.apiUrl ?? origin).replace(/\/+$/, "")}/api/chat-widget/public/widget/${widgetKey}`;
    this._config = setup.injected;
  }

  /** In several tasks, or a slow phone would feel one long one while the page is still loading. */
  async start(): Promise<void> {
    const { injected, widgetKey, origin, nonce } = this._setup;
    const { color, position, inline } = this._settings;
    await nextTask();
    this._config = this._config ?? rememberedConfig(widgetKey);
    await nextTask();
    this._makeLauncher();
    await nextTask();
    if (inline) {
      inBackground(() => loadPanel(origin));
      const { fill } = await loadSite(origin);
      this._attach = (launcher) => fill(launcher, inline, nonce);
    }
    if (this._isGone) return;
    if (this._config ?? color ?? position) this._paint();
    if (!injected) await this._reloadConfig();
    // Nothing is known and the API is away: no launcher that leads nowhere.
    if (this._launcher) this._openByItself();
  }

  /** By the page; where its own button is being clicked, that is the visitor's act. */
  open(): void {
    this._open(navigator.userActivation?.isActive ? "visitor" : "page");
  }

  close(): void {
    if (this._state !== "open" || this._settings.inline) return;
    this._show("closed");
    this._panel?.close();
    this._setup.emit("close");
  }

  toggle(): void {
    if (this._state === "open") this.close();
    else this.open();
  }

  show(): void {
    this.update({ hidden: "false" });
  }

  hide(): void {
    this.update({ hidden: "true" });
  }

  setLocale(locale: unknown): void {
    this.update({ locale });
  }

  ask(text: unknown): void {
    this.open();
    this._withPanel((panel) => panel.ask(String(text)));
  }

  update(settings: unknown): void {
    this._settings = { ...this._settings, ...readSettings(settings) };
    if (this._launcher) this._paint();
  }

  /** The storage is empty already. Gives whether there is a panel, which tells of it itself. */
  reset(): boolean {
    this._panel?.reset();
    return this._panel !== null;
  }

  identified(): void {
    this._panel?.identified?.();
  }

  /** Leaves nothing in the page: no element, listener, timer or socket. */
  destroy(): void {
    this._isGone = true;
    this._panel?.destroy();
    for (const cleanup of this._cleanups.splice(0)) cleanup();
    this._launcher = null;
  }

  protected _open(opener: Opener): void {
    if (this._state === "open" || this._isGone) return;
    this._show("loading");
    this._withPanel((panel) => {
      this._show("open");
      panel.open(opener);
      this._setup.emit("open");
    });
  }

  private _locale(): string {
    const wished = this._settings.locale ?? this._config?.locale ?? "auto";
    return wished === "auto" ? document.documentElement.lang || "en" : wished;
  }

  private _paint(): Launcher {
    const launcher = this._launcher ?? this._attachLauncher();
    this._launcher = launcher;
    const { color, position, hidden, inline } = this._settings;
    launcher.paint(
      color ?? this._config?.primary_color,
      position ?? this._config?.position ?? "bottom-right",
      this._locale(),
    );
    launcher.button.hidden = inline !== undefined || (hidden ?? "false") !== "false";
    this._show(this._state);
    this._panel?.refresh();
    return launcher;
  }

  /** Not in the page yet. */
  private _makeLauncher(): Launcher {
    this._made = this._made ?? createLauncher(this._setup.nonce);
    return this._made;
  }

  private _attachLauncher(): Launcher {
    const launcher = this._makeLauncher();
    const { button } = launcher;
    button.onpointerenter = button.onfocus = guarded(() => loadPanel(this._setup.origin));
    button.onclick = guarded(() => this.toggle());
    launcher.host.dataset.key = this._setup.widgetKey;
    this._cleanups.push(this._attach(launcher));
    performance.mark("wtfu-launcher");
    this._setup.emit("ready");
    // Not by the visitor: it takes no focus and counts for nothing.
    if (this._settings.inline) this._open("timer");
    return launcher;
  }

  private _show(state: LauncherState): void {
    this._state = state;
    this._launcher?.show(state, this._locale());
  }

  private _withPanel(run: (panel: PanelHandle) => void): void {
    inBackground(async () => {
      try {
        const { mountPanel } = await loadPanel(this._setup.origin);
        if (this._isGone) return;
        if (!this._panel) this._panel = mountPanel(this._panelHost());
      } catch {
        this._show("failed");
        return;
      }
      run(this._panel);
    });
  }

  private _panelHost(): PanelHost {
    return {
      ...this._setup,
      ...(this._launcher ?? this._paint()),
      apiBase: this._apiBase,
      config: () => this._config,
      pageSettings: () => this._settings,
      reloadConfig: () => this._reloadConfig(),
      locale: () => this._locale(),
      requestClose: () => this.close(),
    };
  }

  private async _reloadConfig(): Promise<void> {
    const answer = await fetchConfig(this._apiBase, this._settings.via);
    await nextTask();
    if (this._isGone || answer === "away") return;
    if (answer === "absent" || !answer.is_active) {
      this.destroy();
      return;
    }
    this._config = answer;
    this._paint();
  }

  /** For a mail's link; on a page after one where it was open, or after the delay that the owner chose. */
  private _openByItself(): void {
    // `RESUME_FRAGMENT` of the contract, whose value would bring its module along.
    if (/wtfu_resume=/.test(location.hash)) this._open("visitor");
    const tab = rememberedTab(this._setup.widgetKey);
    // A person may write before the panel is opened again: it counts, out of sight.
    if (tab?.followed_seq) this._withPanel(() => undefined);
    if (this._launcher?.button.hidden || !matchMedia(ROOMY).matches) return;
    const delayMs = tab ? (tab.is_open ? 0 : -1) : (this._config?.auto_open_delay_ms ?? -1);
    if (delayMs < 0) return;
    const timer = setTimeout(() => this._open("timer"), delayMs);
    this._cleanups.push(() => clearTimeout(timer));
  }
}
