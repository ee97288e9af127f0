import { API_KEY_SCOPES } from "../../../../contracts/admin/api-keys.ts";
import type { Right } from "../../../../contracts/rights.ts";
import type { TextKey } from "../../i18n/i18n.ts";

/** A key acts within one client, where nobody makes clients of leads. */
type Never = "me.manage" | "api_keys.manage" | "users.manage" | "clients.manage" | "leads.convert";
type Scope = Exclude<Right, Never>;
type Noun = Scope extends `${infer Name}.${string}` ? Name : never;
type Verb = Scope extends `${string}.${infer Name}` ? Name : never;

const NOUNS = {
  widgets: "keys.of_widgets",
  knowledge: "keys.of_knowledge",
  conversations: "keys.of_conversations",
  leads: "keys.of_leads",
  appointments: "keys.of_appointments",
  analytics: "keys.of_analytics",
  spam_rules: "keys.of_spam_rules",
  installations: "keys.of_installations",
  privacy: "keys.of_privacy",
  webhooks: "keys.of_webhooks",
  notifications: "keys.of_notifications",
  users: "keys.of_users",
  clients: "keys.of_clients",
  audit: "keys.of_audit",
} as const satisfies Record<Noun, TextKey>;

const VERBS = {
  read: "keys.to_read",
  manage: "keys.to_manage",
  change: "keys.to_change",
} as const satisfies Record<Verb, TextKey>;

export interface OfferedScopes {
  readonly noun: TextKey;
  readonly scopes: readonly { readonly right: Right; readonly verb: TextKey }[];
}

/** By what they are of, and only what the user may do too. */
export function offeredScopes(rights: readonly Right[]): OfferedScopes[] {
  return Object.entries(NOUNS).flatMap(([noun, text]) => {
    const scopes = Object.entries(VERBS).flatMap(([verb, word]) => {
      const right = API_KEY_SCOPES.find((one) => one === `${noun}.${verb}`);
      return right && rights.includes(right) ? [{ right, verb: word }] : [];
    });
    return scopes.length > 0 ? [{ noun: text, scopes }] : [];
  });
}
