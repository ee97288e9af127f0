import { RIGHTS, type Right, type Role } from "../../../contracts/rights.ts";

/** Who asks. */
export interface Actor {
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
  /** Null for super admins, and for nobody else. */
  readonly clientId: number | null;
  /** Of a program that acts for the user: the key, which may do less than they. */
  readonly key?: ActingKey;
}

export interface ActingKey {
  readonly id: number;
  readonly name: string;
  readonly scopes: ReadonlySet<string>;
}

/** Whose the row is that a call names; null for what belongs to no client, such as a super admin. */
export interface Target {
  readonly clientId: number | null;
}

const SUPER_ADMIN_ONLY: readonly Right[] = ["leads.convert", "clients.manage"];

const CLIENT_USER: readonly Right[] = [
  "me.manage",
  "conversations.read",
  "leads.read",
  "appointments.read",
  "analytics.read",
];

/** The one place that says who may do what. */
const RIGHTS_OF: Readonly<Record<Role, ReadonlySet<Right>>> = {
  super_admin: new Set(RIGHTS),
  client_admin: new Set(RIGHTS.filter((right) => !SUPER_ADMIN_ONLY.includes(right))),
  client_user: new Set(CLIENT_USER),
};

export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => RIGHTS_OF[role].has(right));
}

export function mayDo(role: Role, right: Right): boolean {
  return RIGHTS_OF[role].has(right);
}

/**
 * `hidden` is answered as if nothing were there (404): another client's rows, and what the role may
 * not even see. `forbidden` (403) is for what it may see but not change. `target` is undefined for a
 * call whose address names no row, null for one that names a row that is not there.
 */
export function decideAccess(
  actor: Actor,
  right: Right,
  target: Target | null | undefined,
): "allowed" | "forbidden" | "hidden" {
  if (target === null) return "hidden";
  if (target !== undefined && !isOwn(actor, target)) return "hidden";
  if (may(actor, right)) return "allowed";
  return canRead(actor, right) ? "forbidden" : "hidden";
}

/** No client has it: its rows are those of a client that is not there. */
const NO_CLIENT_ID = 0;

/**
 * Whose rows a call may see: one client's, or (null) all clients'. Of all, a super admin may choose
 * one; whoever belongs to a client and names another is shown what a missing one has.
 */
export function decideScope(actor: Actor, chosenClientId: number | undefined): number | null {
  if (chosenClientId === undefined || actor.clientId === chosenClientId) return actor.clientId;
  return actor.role === "super_admin" ? chosenClientId : NO_CLIENT_ID;
}

/** The client that a row which the actor makes belongs to; null when they may not make it there. */
export function decideOwner(actor: Actor, wishedClientId: number | undefined): number | null {
  if (actor.role === "super_admin") return wishedClientId ?? null;
  if (wishedClientId !== undefined && wishedClientId !== actor.clientId) return null;
  return actor.clientId;
}

/** Which roles a user may give: nobody makes somebody with more rights than their own. */
export function canGiveRole(actor: Actor, role: Role): boolean {
  return actor.role === "super_admin" || (actor.role === "client_admin" && role !== "super_admin");
}

function isOwn(actor: Actor, target: Target): boolean {
  if (actor.role === "super_admin") return true;
  return target.clientId !== null && target.clientId === actor.clientId;
}

function may({ role, key }: Actor, right: Right): boolean {
  return mayDo(role, right) && (key === undefined || key.scopes.has(right));
}

function canRead(actor: Actor, right: Right): boolean {
  const [noun] = right.split(".");
  return RIGHTS.some((other) => other === `${noun}.read` && may(actor, other));
}
