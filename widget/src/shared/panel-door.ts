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
  | "track"
  | "reset"
  | "destroy";

/** Who opened the panel. Only a visitor's own act may be stored, counted or take the focus. */
export type Opener = "visitor" | "page" | "timer";

/** What the page told us of the visitor by `identify`: fills the lead form, is never sent by itself. */
export interface Traits {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What the loader gives the panel. Both may be of different builds for a while: only add to it. */
export interface PanelHost {
  readonly root: ShadowRoot;
  /** Holds launcher and panel, and the position, language and direction of both. */
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
  /** Forgets visitor and thread. */
  reset(): void;
  destroy(): void;
}

export interface PanelModule {
  mountPanel(host: PanelHost): PanelHandle;
}
