import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { VisitorMemory } from "../loader/visitor-memory.ts";

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
  /** Holds the panel, and the position and colours of both. */
  readonly frame: HTMLElement;
  /** `https://host/api/chat-widget/public/widget/<key>` */
  readonly apiBase: string;
  /** Where the files with texts in other languages are. */
  readonly assetOrigin: string;
  readonly nonce: string;
  readonly memory: VisitorMemory;
  config(): WidgetConfig | null;
  /** Asks the API once more; null while it cannot be reached. */
  reloadConfig(): Promise<WidgetConfig | null>;
  locale(): string;
  traits(): Traits;
  emit(event: WidgetEvent, detail?: unknown): void;
  showUnread(count: number): void;
  /** The visitor closed the panel from inside. */
  requestClose(): void;
}

export interface PanelHandle {
  open(opener: Opener): void;
  close(): void;
  /** Config, settings or locale changed. */
  refresh(): void;
  ask(text: string): void;
  /** Forgets the thread on screen. */
  reset(): void;
  destroy(): void;
}

export interface PanelModule {
  mountPanel(host: PanelHost): PanelHandle;
}
