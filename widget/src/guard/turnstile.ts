import { guarded } from "../shared/guarded.ts";

// Cloudflare's Turnstile, by the documentation of its explicit rendering:
// https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/

const SCRIPT = "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit";
const LOAD_TIMEOUT_MS = 15_000;

interface Turnstile {
  render(container: HTMLElement, options: object): string;
  reset(id: string): void;
  remove(id: string): void;
}

function present(): Turnstile | undefined {
  // The page may have brought it along; by its documentation it is this, or nothing.
  return Reflect.get(window, "turnstile");
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

let vouchedFor = "";

/** Where a page wants Trusted Types, our own policy vouches for this one address, if the page lets it. */
function trustedScript(): string {
  // Once: a second policy of the same name is forbidden.
  if (vouchedFor) return vouchedFor;
  vouchedFor = SCRIPT;
  try {
    const types: TrustedTypes | undefined = Reflect.get(window, "trustedTypes");
    const policy = types?.createPolicy("wetechforu", { createScriptURL: (own) => own });
    if (policy) vouchedFor = policy.createScriptURL(SCRIPT);
  } catch {}
  return vouchedFor;
}

let loading: Promise<Turnstile> | null = null;

/** Only now, and once: no page asks a third party for anything before somebody must prove themselves. */
export function loadTurnstile(nonce: string): Promise<Turnstile> {
  const before = present();
  if (before) return Promise.resolve(before);
  loading ??= new Promise<Turnstile>((resolve, reject) => {
    const script = document.createElement("script");
    const fail = guarded(() => {
      clearTimeout(timer);
      loading = null;
      script.remove();
      reject(new Error("Not loaded."));
    });
    const timer = setTimeout(fail, LOAD_TIMEOUT_MS);
    script.nonce = nonce;
    script.onerror = fail;
    script.onload = guarded(() => {
      clearTimeout(timer);
      const loaded = present();
      if (loaded) resolve(loaded);
      else fail();
    });
    try {
      script.src = trustedScript();
      document.head.append(script);
    } catch {
      fail();
    }
  });
  return loading;
}
