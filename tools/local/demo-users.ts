import { hashPassword } from "better-auth/crypto";
import { seedDemoUsers } from "../../drizzle/seed/demo-users.ts";
import { openDatabase } from "../../worker/src/store/database.ts";
import type { LocalDatabase } from "./database.ts";

const LOOPBACK: readonly string[] = ["127.0.0.1", "localhost", "[::1]"];

/** False, and nobody is made, where the database is not on this machine: it may be somebody's real one. */
export async function makeDemoUsers(
  variables: LocalDatabase["variables"],
  password: string,
): Promise<boolean> {
  const { DATABASE_URL = "", NEON_LOCAL_ENDPOINT } = variables;
  if (!NEON_LOCAL_ENDPOINT || !LOOPBACK.includes(new URL(DATABASE_URL).hostname)) return false;
  const db = openDatabase({ DATABASE_URL, NEON_LOCAL_ENDPOINT });
  await seedDemoUsers(db, await hashPassword(password));
  return true;
}
