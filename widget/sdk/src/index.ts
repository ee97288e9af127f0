import { type ChatWidgetControls, controlsOf, isInBrowser } from "./controls.ts";
import { listenerGroup } from "./listeners.ts";
import { acquire, type Holder, reconfigure, release } from "./page-widgets.ts";
import { complain, problemWith } from "./problems.ts";
import type { ChatWidgetSettings, LoadOptions } from "./settings.ts";

export type { ChatWidgetControls } from "./controls.ts";
export type {
  AppointmentDetail,
  ChatWidgetEvent,
  ChatWidgetEvents,
  ChatWidgetListener,
  HandoverDetail,
} from "./events.ts";
export type {
  ChatWidgetIdentity,
  ChatWidgetProblem,
  ChatWidgetSettings,
  LoadOptions,
} from "./settings.ts";

export interface ChatWidget extends ChatWidgetControls {
  readonly widgetKey: string;
  /**
   * Starts the widget: after `start: "manual"`, or again after `destroy()`. Otherwise it does nothing.
   * Resolves to true once the widget runs, to false where its script cannot be had; never rejects.
   */
  init(): Promise<boolean>;
  /** Changes settings while it runs; `undefined` gives one back to the dashboard. */
  update(settings: ChatWidgetSettings): void;
  /**
   * Ends this handle's listeners, and takes the widget out of the page unless somebody else still
   * holds it. What the browser stored stays.
   */
  destroy(): void;
}

/**
 * Brings the widget into the page, and gives what steers it. Called twice for one key, there is one
 * widget, and it stays until both have called `destroy()`. On a server nothing happens. Mistakes in
 * the options are told to `onProblem`, or to the console.
 */
export function load(options: LoadOptions): ChatWidget {
  const { widgetKey } = options;
  const group = listenerGroup(widgetKey);
  const holder: Holder = { options };
  let running: Promise<boolean> | null = null;
  const init = () => {
    running ??= hold(holder);
    return running;
  };
  if (options.start !== "manual") void init();
  return {
    ...controlsOf(widgetKey, group),
    widgetKey,
    init,
    update: (settings) => {
      if (isInBrowser()) reconfigure(holder, { ...holder.options, ...settings });
    },
    destroy: () => {
      running = null;
      release(holder);
      group.remove();
    },
  };
}

function hold(holder: Holder): Promise<boolean> {
  if (!isInBrowser()) return Promise.resolve(false);
  const { options } = holder;
  const problem = problemWith(options);
  if (problem) {
    complain(options, problem);
    return Promise.resolve(false);
  }
  const widget = acquire(holder);
  if (options.identity) widget.identify(options.identity);
  return widget.loaded;
}
