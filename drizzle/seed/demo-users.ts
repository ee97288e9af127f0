import { eq, sql } from "drizzle-orm";
import type { Database } from "../../worker/src/store/database.ts";
import { account, clients, users } from "../schema/index.ts";
import { ALIGN_PRIMARY_CARE, NORTHSIDE } from "./seed-clients.ts";

/** One user of each role, a colleague to pass a chat on to, and the owner of a second client. */
export const DEMO_USERS = [
  {
    name: "Sam Okafor",
    email: "sam.okafor@wetechforu.example",
    role: "super_admin",
    client: null,
  },
  {
    name: "Dana Whitfield",
    email: "dana.whitfield@alignprimarycare.example",
    role: "client_admin",
    client: ALIGN_PRIMARY_CARE.row.name,
  },
  {
    name: "Priya Raman",
    email: "priya.raman@alignprimarycare.example",
    role: "client_admin",
    client: ALIGN_PRIMARY_CARE.row.name,
  },
  {
    name: "Luis Romero",
    email: "luis.romero@alignprimarycare.example",
    role: "client_user",
    client: ALIGN_PRIMARY_CARE.row.name,
  },
  {
    name: "Noor Haddad",
    email: "noor.haddad@northsideheating.example",
    role: "client_admin",
    client: NORTHSIDE.row.name,
  },
] as const;

/**
 * Users to try the dashboard with, all with one password. Only ever of a database on this machine:
 * whoever calls has made sure of it. Who is there already gets the password anew, and keeps the rest.
 */
export async function seedDemoUsers(db: Database, passwordHash: string): Promise<void> {
  for (const { name, email, role, client } of DEMO_USERS) {
    const clientId = client === null ? null : await findClientId(db, client);
    // The demo client was deleted or renamed: its users went with it, or have another home.
    if (client !== null && clientId === null) continue;
    const row = { name, email, role, clientId, emailVerified: true };
    await db.insert(users).values(row).onConflictDoNothing();
    const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
    if (user) await setPassword(db, user.id, passwordHash);
  }
}

async function setPassword(db: Database, userId: number, password: string): Promise<void> {
  await db
    .insert(account)
    .values({ userId, accountId: String(userId), providerId: "credential", password })
    .onConflictDoUpdate({
      target: [account.providerId, account.accountId],
      set: { password, updatedAt: sql`now()` },
    });
}

async function findClientId(db: Database, name: string): Promise<number | null> {
  const [found] = await db.select({ id: clients.id }).from(clients).where(eq(clients.name, name));
  return found?.id ?? null;
}
