import { isInBrowser } from "./controls.ts";
import { type ChatWidgetEvent, type ChatWidgetEvents, EVENT_NAMES } from "./events.ts";
import { listenerGroup } from "./listeners.ts";
import { acquire, type Holder, reconfigure, release, stateOf, withWidget } from "./page-widgets.ts";
import { complain, problemWith } from "./problems.ts";
import type { ChatWidgetIdentity, ChatWidgetSettings, LoadOptions } from "./settings.ts";

export type Tell = <Event extends ChatWidgetEvent>(
  event: Event,
  detail: ChatWidgetEvents[Event],
) => void;

/** What a component's life asks of a widget, the same for each framework. */
export interface Mounted {
  configure(settings: ChatWidgetSettings): void;
  /** From somebody to null is a sign-out: this browser then forgets the visitor. */
  identify(identity: ChatWidgetIdentity | null | undefined): void;
  unmount(): void;
}

/** Whom a component of this page has named to a widget, also one that is gone by now. */
const identified = new Map<string, string>();

/** A component says all that there is: what it no longer says is not so any more. */
const NOTHING_SAID: ChatWidgetIdentity = {
  token: undefined,
  name: undefined,
  email: undefined,
  phone: undefined,
  attributes: undefined,
};

const NOT_MOUNTED: Mounted = {
  configure: () => undefined,
  identify: () => undefined,
  unmount: () => undefined,
};

export function mount(options: LoadOptions, tell: Tell): Mounted {
  if (!isInBrowser()) return NOT_MOUNTED;
  const problem = problemWith(options);
  if (problem) {
    complain(options, problem);
    return NOT_MOUNTED;
  }
  const { widgetKey } = options;
  const group = listenerGroup(widgetKey);
  const listen = <Event extends ChatWidgetEvent>(event: Event) =>
    group.add(event, (detail) => tell(event, detail), false);
  for (const event of EVENT_NAMES) listen(event);
  const holder: Holder = { options };
  acquire(holder);
  // Told to each component once: this one comes to a widget that another has brought.
  if (stateOf(widgetKey).isReady) queueMicrotask(() => tell("ready", undefined));
  /** As JSON; null: nobody; undefined: this component has said nothing. */
  let said: string | null | undefined;
  return {
    configure: (settings) => reconfigure(holder, { ...holder.options, ...settings }),
    identify: (identity) => {
      if (identity === undefined && said === undefined) return;
      const next = identity ? JSON.stringify(identity) : null;
      if (next === said) return;
      said = next;
      if (identity && next) {
        const before = identified.get(widgetKey) ?? next;
        const whole = before === next ? identity : { ...NOTHING_SAID, ...identity };
        identified.set(widgetKey, next);
        withWidget(widgetKey, (widget) => widget.identify(whole));
      } else if (identified.delete(widgetKey)) {
        withWidget(widgetKey, (widget) => widget.reset());
      }
    },
    unmount: () => {
      // In a task of its own: a framework that takes a component out and puts it in again at once,
      // as for a change of route or to prove its effects, then keeps the widget and its open panel.
      setTimeout(() => {
        release(holder);
        group.remove();
      });
    },
  };
}
