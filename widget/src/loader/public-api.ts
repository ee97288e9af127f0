import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { createEmitter, type Emitter, type Listener } from "../shared/emitter.ts";
import { guarded } from "../shared/guarded.ts";
import type { Opener, Traits } from "../shared/panel-door.ts";
import { type Command, runCommand } from "./command-queue.ts";
import { readSettings } from "./page-settings.ts";
import type { ScriptTag } from "./script-tag.ts";
import { Widget } from "./widget.ts";

type Run = (widget: Widget) => void;

/** A page's own button calls `open` while its visitor clicks: that is the visitor's act. */
function openerNow(): Opener {
  return navigator.userActivation?.isActive ? "visitor" : "page";
}

/** Holds the one widget, or what shall be done once there is one. */
function createHolder(tag: ScriptTag, injected: WidgetConfig | null, emitter: Emitter) {
  let widget: Widget | null = null;
  let waiting: Run[] = [];
  let traits: Traits = {};
  return {
    init(options: unknown): void {
      const settings = { ...tag.settings, ...readSettings(options) };
      const widgetKey = settings.widgetKey ?? injected?.widget_key;
      if (widget || !widgetKey) return;
      widget = new Widget({
        widgetKey,
        origin: tag.origin,
        nonce: tag.nonce,
        injected: injected?.widget_key === widgetKey ? injected : null,
        settings,
        traits: () => traits,
        emit: emitter.emit,
      });
      guarded(() => widget?.start())();
      for (const run of waiting.splice(0)) run(widget);
    },
    with: (run: Run): void => {
      if (widget) run(widget);
      else waiting.push(run);
    },
    identify: (given: unknown): void => {
      traits = { ...traits, ...(given as Traits) };
      emitter.emit("identify", traits);
    },
    destroy: (): void => {
      widget?.destroy();
      widget = null;
      waiting = [];
      traits = {};
      emitter.emit("destroy");
    },
  };
}

function createMethods(tag: ScriptTag, injected: WidgetConfig | null) {
  const emitter = createEmitter();
  const holder = createHolder(tag, injected, emitter);
  return {
    init: holder.init,
    open: () => holder.with((widget) => widget.open(openerNow())),
    close: () => holder.with((widget) => widget.close()),
    toggle: () => holder.with((widget) => widget.toggle(openerNow())),
    show: () => holder.with((widget) => widget.update({ hidden: "false" })),
    hide: () => holder.with((widget) => widget.update({ hidden: "true" })),
    update: (settings: unknown) => holder.with((widget) => widget.update(readSettings(settings))),
    setLocale: (locale: unknown) =>
      holder.with((widget) => widget.update(readSettings({ locale }))),
    ask: (text: unknown) => holder.with((widget) => widget.ask(String(text))),
    reset: () => holder.with((widget) => widget.reset()),
    destroy: holder.destroy,
    identify: holder.identify,
    // Told to this page's own listeners; nothing is sent.
    track: (name: unknown, details?: unknown) => emitter.emit("track", { name, details }),
    on: (event: string, listener: Listener) => emitter.on(event, listener),
    once: (event: string, listener: Listener) => emitter.once(event, listener),
    off: (event: string, listener?: Listener) => emitter.off(event, listener),
  };
}

export interface WidgetApi {
  /** Tells us from the queue that a page may have put under our name. */
  readonly loaded: true;
  readonly q: { push(...commands: Command[]): void };
  push(...commands: Command[]): void;
  init(options: unknown): void;
}

export function createPublicApi(tag: ScriptTag, injected: WidgetConfig | null): WidgetApi {
  const methods = Object.fromEntries(
    Object.entries(createMethods(tag, injected)).map(([name, method]) => [
      name,
      guarded(method as (...args: unknown[]) => unknown),
    ]),
  );
  const push = guarded((...commands: unknown[]) => {
    for (const command of commands) runCommand(methods, command);
  });
  const init = (options: unknown) => push(["init", options]);
  return { ...methods, init, push, q: { push }, loaded: true };
}

export function isPublicApi(value: unknown): value is WidgetApi {
  return typeof value === "object" && value !== null && Reflect.get(value, "loaded") === true;
}
