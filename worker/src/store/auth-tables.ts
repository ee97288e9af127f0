import { drizzleAdapter } from "better-auth/adapters/drizzle";
import {
  account,
  rateLimit,
  session,
  twoFactor,
  users,
  verification,
} from "../../../drizzle/schema/index.ts";
import type { Database } from "./database.ts";

/** Our tables, as the sign-in library reads and writes them. */
export function authAdapter(db: Database) {
  return drizzleAdapter(db, {
    provider: "pg",
    schema: { user: users, session, account, verification, twoFactor, rateLimit },
  });
}
