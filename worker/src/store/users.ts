import { and, eq, sql } from "drizzle-orm";
import type { Role } from "../../../contracts/rights.ts";
import { session, users } from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";
import { allOf, type ClientScope } from "./day-range.ts";
import { below, containing, exactly, type PageWish, type Placed } from "./keyset.ts";
import { deletionOfProofs } from "./sign-in.ts";

export type UserRow = Readonly<typeof users.$inferSelect>;

export async function findUser(db: Database, id: number): Promise<UserRow | null> {
  const [found] = await db.select().from(users).where(eq(users.id, id));
  return found ?? null;
}

export async function findUserByEmail(db: Database, email: string): Promise<UserRow | null> {
  const [found] = await db
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${email.trim().toLowerCase()}`);
  return found ?? null;
}

export interface TeamRow extends Placed {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly client_id: number | null;
  readonly client_name: string | null;
  readonly is_active: boolean;
  readonly has_joined: boolean;
  readonly two_factor_enabled: boolean;
  readonly takes_leads: boolean;
  readonly last_seen_at: string | null;
  readonly created_at: string;
  readonly locale: string;
}

export interface TeamFilter {
  readonly client_id?: number | undefined;
  readonly is_active?: boolean | undefined;
  readonly search?: string | undefined;
  readonly id?: number | undefined;
}

/** Newest first. */
export async function listTeam(
  db: Database,
  scope: ClientScope,
  filter: TeamFilter,
  page: PageWish,
): Promise<TeamRow[]> {
  const pattern = filter.search && containing(filter.search);
  const { rows } = await db.execute<TeamRow & Record<string, unknown>>(sql`
    select u.id, u.name, u.email, u.role, u.client_id, cl.name as client_name, u.is_active,
      exists (select from account a where a.user_id = u.id and a.password is not null) as has_joined,
      u.two_factor_enabled, u.takes_leads, u.locale, u.created_at, (
        select max(s.updated_at) from session s where s.user_id = u.id
      ) as last_seen_at, ${exactly(sql`u.created_at`)}
    from users u left join clients cl on cl.id = u.client_id
    where ${allOf([
      scope === null ? undefined : sql`u.client_id = ${scope}`,
      filter.id === undefined ? undefined : sql`u.id = ${filter.id}`,
      filter.client_id === undefined ? undefined : sql`u.client_id = ${filter.client_id}`,
      filter.is_active === undefined ? undefined : sql`u.is_active = ${filter.is_active}`,
      pattern ? sql`(u.name ilike ${pattern} or u.email ilike ${pattern})` : undefined,
      below(sql`u.created_at`, sql`u.id`, page.after, "int4"),
    ])}
    order by u.created_at desc nulls last, u.id desc nulls last limit ${page.limit}`);
  return rows;
}

export async function findMember(db: Database, id: number): Promise<TeamRow | null> {
  const [found] = await listTeam(db, null, { id }, { after: null, limit: 1 });
  return found ?? null;
}

/** Its id; null when somebody has that e-mail address already. */
export async function createUser(
  db: Database,
  user: typeof users.$inferInsert,
): Promise<number | null> {
  const [created] = await db
    .insert(users)
    .values(user)
    .onConflictDoNothing()
    .returning({ id: users.id });
  return created?.id ?? null;
}

/**
 * Whoever is shut out, or given another role, is signed out everywhere in the same moment. Of who is
 * shut out no link may lie in wait until they are let in again.
 */
export async function changeUser(
  db: Database,
  id: number,
  change: Partial<Pick<UserRow, "name" | "role" | "isActive" | "takesLeads" | "locale">>,
): Promise<void> {
  const update = db
    .update(users)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(users.id, id));
  const signOut = db.delete(session).where(eq(session.userId, id));
  if (change.isActive === false) await db.batch([update, signOut, deletionOfProofs(db, id)]);
  else if (change.role !== undefined) await db.batch([update, signOut]);
  else await update;
}

export async function deleteSessionsOf(db: Database, userId: number): Promise<void> {
  await db.delete(session).where(eq(session.userId, userId));
}

/** Super admins who can sign in, this one left out: the last one must not be shut out. */
export async function countOtherSuperAdmins(db: Database, id: number): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from users
    where role = 'super_admin' and is_active and id <> ${id}`);
  return rows[0]?.count ?? 0;
}

/** A user's sessions that have not run out, newest first. */
export async function listSessions(db: Database, userId: number) {
  return db
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), sql`${session.expiresAt} > now()`))
    .orderBy(sql`${session.updatedAt} desc`);
}

/** False when it is none of the user's. */
export async function deleteSession(db: Database, userId: number, id: number): Promise<boolean> {
  const { rowCount } = await db
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)));
  return rowCount === 1;
}

export async function markEmailVerified(db: Database, id: number): Promise<void> {
  await db.update(users).set({ emailVerified: true }).where(eq(users.id, id));
}
