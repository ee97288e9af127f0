import type { ChatWidgetEvent, ChatWidgetListener } from "./events.ts";
import { type ListenerGroup, listenerGroup } from "./listeners.ts";
import type { PageWidget } from "./page-widget.ts";
import { stateOf, withWidget } from "./page-widgets.ts";
import type { ChatWidgetIdentity } from "./settings.ts";

/** What can be asked of a widget. Calls that come before it wait for it, in order; none throws. */
export interface ChatWidgetControls {
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the launcher again after `hide()` or with the setting `hidden`. */
  show(): void;
  hide(): void;
  /** Opens the panel and sends `text` as the visitor's message. Call it from a click. */
  ask(text: string): void;
  /** Says who the visitor is. */
  identify(identity: ChatWidgetIdentity): void;
  setLocale(locale: string): void;
  /** Forgets visitor and conversation in this browser. Call it at sign-out. */
  reset(): void;
  /** Tells this page's own listeners of `track`; nothing is sent. */
  track(name: string, details?: unknown): void;
  /** Gives back what stops it. */
  on<Event extends ChatWidgetEvent>(event: Event, listener: ChatWidgetListener<Event>): () => void;
  once<Event extends ChatWidgetEvent>(
    event: Event,
    listener: ChatWidgetListener<Event>,
  ): () => void;
  /** Without a listener: all that were added here for the event. */
  off<Event extends ChatWidgetEvent>(event: Event, listener?: ChatWidgetListener<Event>): void;
}

/** A page with no browser around it is being rendered on a server. */
export const isInBrowser = () => typeof window !== "undefined";

function listening(widgetKey: string | undefined, group: ListenerGroup) {
  const listen = <Event extends ChatWidgetEvent>(
    event: Event,
    listener: ChatWidgetListener<Event>,
    isOnce: boolean,
  ) => {
    if (!isInBrowser()) return () => undefined;
    const stop = group.add(event, listener, isOnce);
    if (event === "ready" && stateOf(widgetKey).isReady) {
      // It has been told already, and a listener that comes late would wait for ever.
      const late = listener as () => void;
      queueMicrotask(() => {
        if (isOnce) stop();
        late();
      });
    }
    return stop;
  };
  return {
    on: (event, listener) => listen(event, listener, false),
    once: (event, listener) => listen(event, listener, true),
    off: (event, listener) => group.remove(event, listener),
  } satisfies Pick<ChatWidgetControls, "on" | "once" | "off">;
}

/**
 * The widget of a key that somebody else brings into the page; without a key, the one there is.
 * `group` holds the listeners that are added here, for whoever wants to take them all away.
 */
export function controlsOf(
  widgetKey: string | undefined,
  group: ListenerGroup = listenerGroup(widgetKey),
): ChatWidgetControls {
  const act = (does: (widget: PageWidget) => void) => {
    if (isInBrowser()) withWidget(widgetKey, does);
  };
  return {
    open: () => act((widget) => widget.run("open")),
    close: () => act((widget) => widget.run("close")),
    toggle: () => act((widget) => widget.run("toggle")),
    show: () => act((widget) => widget.run("show")),
    hide: () => act((widget) => widget.run("hide")),
    ask: (text) => act((widget) => widget.run("ask", text)),
    identify: (identity) => act((widget) => widget.identify(identity)),
    setLocale: (locale) => act((widget) => widget.run("setLocale", locale)),
    reset: () => act((widget) => widget.reset()),
    track: (name, details) => act((widget) => widget.run("track", name, details)),
    ...listening(widgetKey, group),
  };
}
