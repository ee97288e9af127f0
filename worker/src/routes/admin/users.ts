import type { Context } from "hono";
import { type User, userOperations } from "../../../../contracts/admin/users.ts";
import { countInvitation, type Invitee, invite } from "../../auth/invite.ts";
import { canGiveRole, decideOwner } from "../../domain/access.ts";
import type { AppEnv } from "../../env.ts";
import { AppError } from "../../errors.ts";
import { pathId } from "../../middleware/path-id.ts";
import { findClient } from "../../store/clients.ts";
import type { Database } from "../../store/database.ts";
import {
  changeUser,
  countOtherSuperAdmins,
  createUser,
  findMember,
  listTeam,
  type TeamRow,
} from "../../store/users.ts";
import { keysetPage, pageWish } from "./keyset-page.ts";
import { named } from "./named-fields.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const userRoutes = serve(userOperations, {
  "GET /users": async ({ db, scope, query }) =>
    keysetPage(await listTeam(db, scope, query, pageWish(query, "int4")), query, userOf),
  "POST /users": async ({ c, db, actor, body }) => {
    const { name, email, role, locale } = body;
    if (!canGiveRole(actor, role)) throw refused("role", "must be client_admin or client_user.");
    const clientId = role === "super_admin" ? null : decideOwner(actor, body.client_id);
    if (role !== "super_admin" && (clientId === null || !(await findClient(db, clientId)))) {
      throw refused("client_id", "must be one of your clients.");
    }
    await countInvitation(db, actor.userId, email);
    const id = await createUser(db, { name, email: email.toLowerCase(), role, clientId, locale });
    if (id === null) throw refused("email", "cannot be invited: it belongs to a user already.");
    const user = found(await findMember(db, id));
    return { ...userOf(user), invitation_sent: await sendInvitation(c, db, user) };
  },
  "GET /users/:userId": async ({ c, db }) =>
    userOf(found(await findMember(db, pathId(c, "userId")))),
  "PATCH /users/:userId": async ({ c, db, actor, body }) => {
    const user = found(await findMember(db, pathId(c, "userId")));
    await requireSound(db, c.var.actor, user, body);
    if (user.id === actor.userId && (body.role || body.is_active === false)) {
      throw new AppError("conflict", {
        message: "You cannot change your own role or shut yourself out.",
      });
    }
    const { name, role, is_active: isActive, takes_leads: takesLeads } = body;
    const isNewRole = role !== undefined && role !== user.role;
    const change = { ...named({ name, isActive, takesLeads }), ...(isNewRole && { role }) };
    await changeUser(db, user.id, change);
    return userOf(found(await findMember(db, user.id)));
  },
  "POST /users/:userId/invitation": async ({ c, db, actor }) => {
    const user = found(await findMember(db, pathId(c, "userId")));
    requireInvitable(user);
    await countInvitation(db, actor.userId, user.email);
    if (await sendInvitation(c, db, user)) return userOf(user);
    const message = "The invitation could not be sent. Please try again in a moment.";
    throw new AppError("unavailable", { message });
  },
});

type Wish = {
  readonly role?: TeamRow["role"] | undefined;
  readonly is_active?: boolean | undefined;
};

/** A role belongs to a client or to none, and somebody must be left who can do everything. */
async function requireSound(
  db: Database,
  actor: Context<AppEnv>["var"]["actor"],
  user: TeamRow,
  { role, is_active }: Wish,
): Promise<void> {
  if (role !== undefined && role !== user.role) {
    if (!canGiveRole(actor, role)) throw refused("role", "must be client_admin or client_user.");
    const isOfClient = role !== "super_admin";
    if (isOfClient !== (user.client_id !== null)) {
      throw refused("role", "cannot be moved between a client and the agency. Invite them anew.");
    }
  }
  const isLost = user.role === "super_admin" && is_active === false;
  if (isLost && (await countOtherSuperAdmins(db, user.id)) === 0) {
    throw new AppError("conflict", { message: "This is the last super admin who can sign in." });
  }
}

function requireInvitable(user: TeamRow): void {
  if (user.has_joined) {
    throw new AppError("conflict", { message: "This user has joined already." });
  }
  if (user.is_active) return;
  throw new AppError("conflict", { message: "This user is shut out. Let them in again first." });
}

async function sendInvitation(c: Context<AppEnv>, db: Database, user: TeamRow): Promise<boolean> {
  const invitee: Invitee = {
    userId: user.id,
    email: user.email,
    name: user.name,
    locale: user.locale,
    clientName: user.client_name,
    inviterName: c.var.actor.name,
  };
  return invite(c.env, db, invitee);
}

function refused(field: string, reason: string): AppError {
  return new AppError("bad_request", { message: `${field} ${reason}`, field });
}

function userOf(row: TeamRow): User {
  const { locale: _, ...user } = viewOf(row, "created_at", "last_seen_at");
  return user;
}
