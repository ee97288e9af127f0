import { createHmac, randomBytes } from "node:crypto";
import type { Role } from "../../contracts/rights.ts";
import type { TestDatabase } from "./test-database.ts";
import { testEnv } from "./thread-client.ts";

export const ADMIN_ORIGIN = "https://admin.example";

export interface SignedIn {
  readonly userId: number;
  /** What a browser of this user's sends with every call. */
  readonly cookie: string;
}

/** A user with a session, as the sign-in library would have left them. */
export async function signedIn(
  database: TestDatabase,
  role: Role,
  clientId: number | null,
): Promise<SignedIn> {
  const name = randomBytes(6).toString("hex");
  const [user] = await database.query<{ id: number }>(
    "insert into users (name, email, role, client_id) values ($1, $2, $3, $4) returning id",
    [name, `${name}@example.com`, role, clientId],
  );
  const userId = user?.id ?? 0;
  const token = randomBytes(16).toString("hex");
  // Far off: tests move the clock.
  await database.query(
    "insert into session (user_id, token, expires_at) values ($1, $2, now() + interval '400 days')",
    [userId, token],
  );
  return { userId, cookie: `__Host-wtfu.session_token=${signed(token)}` };
}

/** The library's form of a signed cookie: value, a dot, HMAC-SHA-256 in base64, percent-encoded. */
function signed(token: string): string {
  const signature = createHmac("sha256", testEnv.AUTH_SECRET ?? "")
    .update(token)
    .digest("base64");
  return encodeURIComponent(`${token}.${signature}`);
}
