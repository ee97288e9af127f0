import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { createEmitter } from "../shared/emitter.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { Traits } from "../shared/panel-door.ts";
import { type Method, runCommands } from "./command-queue.ts";
import { readSettings } from "./page-settings.ts";
import type { ScriptTag } from "./script-tag.ts";
import { Widget } from "./widget.ts";

/** Called by name on the one widget, or kept until there is one. */
const WIDGET_METHODS = [
  "open",
  "close",
  "toggle",
  "show",
  "hide",
  "update",
  "setLocale",
  "ask",
  "reset",
] as const satisfies readonly (keyof Widget)[];

function createMethods(tag: ScriptTag, injected: WidgetConfig | null): Record<string, Method> {
  const { emit, on, once, off } = createEmitter();
  let widget: Widget | null = null;
  let waiting: ((widget: Widget) => void)[] = [];
  let traits: Traits = {};
  const methods: Record<string, Method> = {
    on,
    once,
    off,
    init(options) {
      const settings = { ...tag.settings, ...readSettings(options) };
      const widgetKey = settings.widgetKey ?? injected?.widget_key;
      if (widget || !widgetKey) return;
      const inside = injected?.widget_key === widgetKey ? injected : null;
      widget = new Widget({
        ...tag,
        widgetKey,
        injected: inside,
        settings,
        emit,
        traits: () => traits,
      });
      inBackground(() => widget?.start());
      for (const run of waiting.splice(0)) run(widget);
    },
    destroy() {
      widget?.destroy();
      widget = null;
      waiting = [];
      emit("destroy");
    },
    identify(given) {
      traits = { ...traits, ...Object(given) };
      emit("identify", traits);
    },
    // Told to this page's own listeners; nothing is sent.
    track: (name, details) => emit("track", { name, details }),
  };
  for (const name of WIDGET_METHODS) {
    methods[name] = (argument) => {
      const run = (to: Widget) => to[name](argument);
      if (widget) run(widget);
      else waiting.push(run);
    };
  }
  return methods;
}

export interface WidgetApi {
  /** Tells us from the queue that a page may have put under our name. */
  readonly loaded: true;
  readonly q: Pick<WidgetApi, "push">;
  push(...commands: unknown[]): void;
}

export function createPublicApi(tag: ScriptTag, injected: WidgetConfig | null): WidgetApi {
  const methods = createMethods(tag, injected);
  for (const [name, method] of Object.entries(methods)) methods[name] = guarded(method);
  const push = (...commands: unknown[]) => runCommands(methods, commands);
  return { ...methods, push, q: { push }, loaded: true };
}

export function isPublicApi(value: unknown): value is WidgetApi {
  return Reflect.get(Object(value), "loaded") === true;
}
