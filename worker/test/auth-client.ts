import { hashPassword } from "better-auth/crypto";
import type { Role } from "../../contracts/rights.ts";
import { ADMIN_ORIGIN } from "./signed-in.ts";
import type { TestDatabase } from "./test-database.ts";
import { askEdge } from "./visitor-client.ts";

export const PASSWORD = "correct horse battery";

interface Member {
  readonly id: number;
  readonly email: string;
}

/** A user with a password, as an invitation would have left them. */
export async function makeMember(
  database: TestDatabase,
  role: Role = "super_admin",
  clientId: number | null = null,
): Promise<Member> {
  const email = `${crypto.randomUUID()}@example.com`;
  const [user] = await database.query<{ id: number }>(
    `insert into users (name, email, role, client_id, email_verified)
     values ('Member', $1, $2, $3, true) returning id`,
    [email, role, clientId],
  );
  const id = user?.id ?? 0;
  await database.query(
    `insert into account (account_id, provider_id, user_id, password)
     values ($1::text, 'credential', $2, $3)`,
    [String(id), id, await hashPassword(PASSWORD)],
  );
  return { id, email };
}

/** One of the sign-in library's calls, as the dashboard makes it. */
export function postAuth(
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return askEdge(`/api/auth${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ADMIN_ORIGIN, ...headers },
    body: JSON.stringify(body),
  });
}

export function signIn(email: string, password = PASSWORD): Promise<Response> {
  return postAuth("/sign-in/email", { email, password });
}

/** What a browser would send back of an answer's cookies. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.slice(0, line.indexOf(";")))
    .join("; ");
}
