import { API_KEY_SCOPES } from "../../../contracts/admin/api-keys.ts";
import type { Right, Role } from "../../../contracts/rights.ts";
import { type Actor, mayDo } from "./access.ts";

/** A key as it is stored, with whoever made it as they are now. */
export interface KeyStanding {
  readonly id: number;
  readonly name: string;
  readonly clientId: number;
  readonly scopes: readonly string[];
  readonly isRevoked: boolean;
  readonly expiresAtMs: number | null;
  readonly user: {
    readonly id: number;
    readonly name: string;
    readonly role: Role;
    readonly clientId: number | null;
    readonly isActive: boolean;
  } | null;
}

/**
 * Whom a key acts as: its maker, with what they may do today, within its client and its scopes. Null:
 * it opens nothing (any more). A super admin's key is no more than an admin of its client.
 */
export function actorOfKey(key: KeyStanding, nowMs: number): Actor | null {
  const { id, name, clientId, scopes, isRevoked, expiresAtMs, user } = key;
  if (isRevoked || (expiresAtMs !== null && expiresAtMs <= nowMs)) return null;
  if (!user?.isActive) return null;
  const isSuper = user.role === "super_admin";
  if (!isSuper && user.clientId !== clientId) return null;
  return {
    userId: user.id,
    name: user.name,
    role: isSuper ? "client_admin" : user.role,
    clientId,
    key: { id, name, scopes: new Set(scopes) },
  };
}

/** The first of the wished scopes that a key of a client cannot have; null: it can have them all. */
export function unfitScope(scopes: readonly Right[]): Right | null {
  const fits = (right: Right) => API_KEY_SCOPES.includes(right) && mayDo("client_admin", right);
  return scopes.find((right) => !fits(right)) ?? null;
}
