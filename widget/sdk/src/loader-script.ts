import { originOf } from "./problems.ts";
import type { LoadOptions } from "./settings.ts";

/** The one global of the loader, which the server owns and keeps up to date. */
const GLOBAL = "WeTechForUWidget";

type Method = (...args: readonly unknown[]) => unknown;

/** The methods of one widget, or of the only one. */
export type Steering = Readonly<Record<string, unknown>>;

export interface LoaderApi extends Steering {
  readonly loaded: true;
}

export function call(steering: Steering, name: string, args: readonly unknown[]): unknown {
  const method = steering[name];
  // A loader of another age may know less; what it does not know does nothing.
  return typeof method === "function" ? (method as Method)(...args) : undefined;
}

/** Of one widget where several may be on a page, else of the one that there is. */
export function steeringOf(api: LoaderApi, widgetKey: string): Steering {
  return (call(api, "get", [widgetKey]) as Steering | null | undefined) ?? api;
}

function loaderInPage(): LoaderApi | null {
  const found: unknown = Reflect.get(window, GLOBAL);
  const isThere = Reflect.get(Object(found), "loaded") === true;
  return isThere ? (found as LoaderApi) : null;
}

let tags: HTMLScriptElement[] = [];

/**
 * By key, whose script ran for it last: the loader takes the widget's API from there, and files that
 * the page has not loaded yet. Its code stays, so that the next widget starts at once.
 */
const namedBy = new Map<string, string | null>();

/** A widget of another host brings that host's script: it says where its API and files are. */
function loaderOf({ host, widgetKey }: LoadOptions): LoaderApi | null {
  const origin = originOf(host);
  if ((namedBy.get(widgetKey) ?? origin) !== origin) return null;
  const isHere =
    [...namedBy.values()].includes(origin) ||
    document.querySelector(`script[src^="${origin}/"]`) !== null;
  return isHere ? loaderInPage() : null;
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypesFactory["createPolicy"]> | null = null;

/**
 * Under `require-trusted-types-for 'script'` an address must be vouched for. Without the policy's
 * name in `trusted-types` the browser refuses, and the script then fails like one that is blocked.
 */
function vouchedFor(url: string): string {
  const factory = Reflect.get(window, "trustedTypes") as TrustedTypesFactory | undefined;
  policy ??=
    factory?.createPolicy("wetechforu-chat-widget", { createScriptURL: (own) => own }) ?? null;
  return policy?.createScriptURL(url) ?? url;
}

function insertScript({ host, widgetKey, nonce }: LoadOptions): Promise<LoaderApi | null> {
  const made = document.createElement("script");
  made.async = true;
  if (nonce) made.nonce = nonce;
  // The embed file starts by itself unless it is told that somebody else will.
  made.dataset.start = "manual";
  return new Promise((resolve) => {
    made.onload = () => {
      namedBy.set(widgetKey, originOf(host));
      resolve(loaderInPage());
    };
    made.onerror = () => {
      made.remove();
      resolve(null);
    };
    try {
      made.src = vouchedFor(`${originOf(host)}/w/${widgetKey}.js`);
      document.head.append(made);
      tags.push(made);
    } catch {
      resolve(null);
    }
  });
}

let arriving: { readonly host: string; readonly api: Promise<LoaderApi | null> } | null = null;

/** The loader, which is put into the page once; null where it cannot be had. */
export async function loadLoader(options: LoadOptions): Promise<LoaderApi | null> {
  const there = loaderOf(options);
  if (there) return there;
  if (arriving) {
    const { host, api } = arriving;
    const found = await api;
    return found || host === options.host ? found : loadLoader(options);
  }
  const mine = { host: options.host, api: insertScript(options) };
  arriving = mine;
  const api = await mine.api;
  arriving = null;
  return api;
}

/** The last widget is gone: nothing of ours is left in the document. */
export function removeScripts(): void {
  if (arriving) return;
  for (const tag of tags) tag.remove();
  tags = [];
}
