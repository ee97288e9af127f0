import type { Context } from "hono";
import { USER_AGENT_CHARS_MAX } from "../../../../contracts/limits.ts";
import { type ConversationRef, openConversation } from "../../capability.ts";
import { anonymousAddress } from "../../domain/anonymous-address.ts";
import { addressRulesOf } from "../../domain/spam/blocked-address.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { callerAddress } from "../../middleware/caller-address.ts";
import { type Accepted, refusalIn } from "../../objects/conversation-calls.ts";

/** The one way from a visitor's request to the object that holds the thread. */

export function widgetKeyOf(c: Context<AppEnv>): string {
  return c.var.widget.snapshot.config.widget_key;
}

/** What a conversation's capability opens; 404 for one that is wrong, foreign or expired. */
export function requireConversation(c: Context<AppEnv>, capability: string): ConversationRef {
  const ref = openConversation(c.env, widgetKeyOf(c), capability, Date.now());
  if (!ref) throw new AppError("not_found");
  return ref;
}

export function threadOf(c: Context<AppEnv>, ref: ConversationRef) {
  return c.env.CONVERSATIONS.get(c.env.CONVERSATIONS.idFromString(ref.objectId));
}

/** The object of a session's thread, whether or not it has one yet. */
export function threadNamed(c: Context<AppEnv>, sessionId: string) {
  const { CONVERSATIONS } = c.env;
  return CONVERSATIONS.get(CONVERSATIONS.idFromName(`${widgetKeyOf(c)}:${sessionId}`));
}

/** An object's refusal becomes the API's. */
export function accept<Answer extends object>(answer: Answer): Accepted<Answer> {
  const refusal = refusalIn(answer);
  if (!refusal) return answer as Accepted<Answer>;
  const { refused, retryAfterS, details } = refusal;
  const headers = retryAfterS === undefined ? {} : { "Retry-After": String(retryAfterS) };
  throw new AppError(refused, { headers, details });
}

/** What of the address may be stored. */
export function keptAddress(c: Context<AppEnv>): string | null {
  const address = callerAddress(c);
  const { anonymizeAddresses } = c.var.widget.snapshot.rules;
  return address !== null && anonymizeAddresses ? anonymousAddress(address) : address;
}

/** What the whole address is caught by, where it may not be stored; null: the stored one tells. */
export function addressRules(c: Context<AppEnv>): number[] | null {
  const { rules } = c.var.widget.snapshot;
  return rules.anonymizeAddresses ? addressRulesOf(rules, callerAddress(c)) : null;
}

/** Of the page that the request comes from. */
export function visitorOrigin(c: Context<AppEnv>): string | null {
  const told = c.req.header("Origin") ?? c.req.header("Referer");
  return told === undefined ? null : (URL.parse(told)?.origin ?? null);
}

/** What the browser says of itself, cut like the same thing in a body. */
export function visitorAgent(c: Context<AppEnv>): string | null {
  return c.req.header("User-Agent")?.slice(0, USER_AGENT_CHARS_MAX) ?? null;
}
