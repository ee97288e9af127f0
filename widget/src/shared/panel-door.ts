import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { PageSettings } from "./page-settings.ts";

/** What happens, as `WeTechForUWidget.on` hears of it. */
export type WidgetEvent =
  | "ready"
  | "open"
  | "close"
  | "unread"
  | "conversation"
  | "message"
  | "lead"
  | "ended"
  | "rating"
  | "handover"
  | "appointment"
  | "identify"
  | "identify_refused"
  | "track"
  | "reset"
  | "destroy";

/** Who opened the panel. Only a visitor's own act may be stored, counted or take the focus. */
export type Opener = "visitor" | "page" | "timer";

/**
 * What the page told us of the visitor by `identify`, unchecked. Name, e-mail and phone fill the
 * lead form; only a token is ever sent by itself, and not before the visitor acts.
 */
export interface Traits {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** A JWT that the site's server signed: the one thing that proves who the visitor is. */
  readonly token?: string;
  /** Whatever else the page says; nobody has checked it. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What the loader gives the panel. Both may be of different builds for a while: only add to it. */
export interface PanelHost {
  readonly root: ShadowRoot;
  /**
   * Holds launcher and panel, and the position, language and direction of both. Its `data-mode` is
   * "inline" where the panel is a part of the page: always open, never modal, nothing to close. When
   * it changes, `refresh` follows.
   */
  readonly frame: HTMLElement;
  /** The launcher. */
  readonly button: HTMLElement;
  readonly widgetKey: string;
  /** `https://host/api/chat-widget/public/widget/<key>` */
  readonly apiBase: string;
  /** Where the files that the panel fetches are: forms, and texts in other languages. */
  readonly origin: string;
  readonly nonce: string;
  /** Null while nobody could tell. */
  config(): WidgetConfig | null;
  /** What the page itself wishes; it wins over the config. */
  pageSettings(): PageSettings;
  /** Asks the API once more; `refresh` follows when it answered. */
  reloadConfig(): Promise<void>;
  locale(): string;
  traits(): Traits;
  emit(event: WidgetEvent, detail?: unknown): void;
  /** The visitor closed the panel from inside. */
  requestClose(): void;
}

export interface PanelHandle {
  open(opener: Opener): void;
  close(): void;
  /** Config, settings or locale changed. */
  refresh(): void;
  ask(text: string): void;
  /** The traits changed. A panel of an earlier build does not know of it. */
  identified?(): void;
  /**
   * Forgets visitor and thread, and emits `reset`. The loader has forgotten the traits and emptied
   * both storages before it calls this.
   */
  reset(): void;
  destroy(): void;
}

export interface PanelModule {
  mountPanel(host: PanelHost): PanelHandle;
}
