import type { PanelHost, Traits } from "../shared/panel-door.ts";
import type { Problem } from "./http-client.ts";

/** Of the contract: this room imports its types only. */
const ATTRIBUTES_MAX: typeof import("../../../contracts/identity.ts").ATTRIBUTES_MAX = 20;
const CHARS_MAX = 255;
/** A site that signs with the wrong key answers each refusal with one more token. */
const REFUSALS_TOLD_MAX = 5;

export interface IdentityFields {
  readonly identity_token?: string | null;
  readonly traits?: object;
}

/** The claims of a JWT are its second part (RFC 7519); whether they are true, only the API can tell. */
function personIn(token: string): string {
  try {
    const claims = token.split(".")[1] ?? "";
    const { sub } = JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/")));
    return String(sub ?? "");
  } catch {
    return "";
  }
}

/** A page may say anything: too much of it, or what no JSON can hold, would keep its visitor from asking. */
function plain(said: object): object {
  const parts = Object.entries(said).flatMap(([name, value]) => {
    if (typeof value === "string") return [[name, value.slice(0, CHARS_MAX)]];
    return typeof value === "number" || typeof value === "boolean" ? [[name, value]] : [];
  });
  return Object.fromEntries(parts.slice(0, ATTRIBUTES_MAX));
}

/** Who the visitor is, by what the page says. */
export function createIdentity(host: PanelHost) {
  /** What was said before a reset, here or in another tab. */
  let past: Traits | null = null;
  let refused: unknown;
  let refusals = 0;
  const traits = (): Traits => {
    const said = host.traits();
    return said === past ? {} : said;
  };
  const token = (): string => {
    const { token: given } = traits();
    return typeof given === "string" && given !== refused ? given : "";
  };
  return {
    traits,
    /** As the site's token names them; empty where nobody is named. */
    person: () => personIn(token()),
    proof: (): IdentityFields => ({ identity_token: token() || null }),
    /** What the API is told. */
    fields(): IdentityFields {
      const { token: _, attributes, ...said } = traits();
      const identity_token = token() || null;
      if (!identity_token && Object.keys({ ...attributes, ...said }).length === 0) return {};
      return { identity_token, traits: { ...plain(said), attributes: plain(Object(attributes)) } };
    },
    /** Whether it was the token that was refused: the chat goes on without, until there is another. */
    isRefused({ code, field, details }: Problem, { identity_token }: IdentityFields): boolean {
      if (code !== "identity_refused" && field !== "identity_token") return false;
      refused = identity_token;
      refusals += 1;
      const reason: unknown = Object(details).reason ?? "malformed";
      if (refusals <= REFUSALS_TOLD_MAX) host.emit("identify_refused", { reason });
      return true;
    },
    forget(): void {
      past = host.traits();
    },
  };
}

export type Identity = ReturnType<typeof createIdentity>;
