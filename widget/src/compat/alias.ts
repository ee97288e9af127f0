import { startLoader } from "../loader/start.ts";
import { guarded } from "../shared/guarded.ts";

/** What another chat's names are turned into. */
export interface Target {
  readonly tagKey: string | undefined;
  call(method: string, ...args: unknown[]): void;
  on(event: string, run: (detail: Record<string, unknown>) => void): void;
}

/**
 * The loader, in the same file as the alias: no second request, and no script element that a policy
 * of trusted types would refuse. Its widget is started by the alias.
 */
export function startTarget(): Target | null {
  const [api, tag] = startLoader(null, true) ?? [];
  if (!api || !tag) return null;
  return {
    tagKey: tag.settings.widgetKey,
    call: (method, ...args) => api.push([method, ...args]),
    on: (event, run) => api.push(["on", event, guarded((detail) => run(Object(detail)))]),
  };
}

/** A JWT, which is what proves somebody here; the other chats' hashes prove nothing to us. */
export function tokenIn(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? value : undefined;
}

/** Our keys look like this; another chat's id names no widget of ours. */
export function isWidgetKey(value: unknown): value is string {
  return typeof value === "string" && /^wtfu_[0-9a-f]{32}$/.test(value);
}

type Plain = string | number | boolean;

export function isPlain(value: unknown): value is Plain {
  return ["string", "number", "boolean"].includes(typeof value);
}

/** What a page says of its visitor, piece by piece; told as a whole, as `identify` wants it. */
export class Person {
  private _target: Target;
  private _traits: Record<string, unknown> = {};
  private _attributes = new Map<string, Plain>();

  constructor(target: Target) {
    this._target = target;
  }

  get attributes(): Record<string, Plain> {
    return Object.fromEntries(this._attributes);
  }

  trait(name: string): unknown {
    return this._traits[name] ?? null;
  }

  say(traits: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(traits)) {
      if (isPlain(value)) this._traits[name] = String(value);
    }
    this._tell();
  }

  /** Only plain values: a list or an object is nothing that could be shown. */
  describe(attributes: unknown): void {
    for (const [name, value] of Object.entries(Object(attributes))) {
      if (isPlain(value)) this._attributes.set(name, value);
    }
    this._tell();
  }

  undescribe(name: unknown): void {
    this._attributes.delete(String(name));
    this._tell();
  }

  forget(): void {
    this._traits = {};
    this._attributes.clear();
  }

  private _tell(): void {
    this._target.call("identify", { ...this._traits, attributes: this.attributes });
  }
}
