import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { hashPassword } from "better-auth/crypto";
import { PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN } from "../contracts/admin/password.ts";
import { isNeon, requireDatabaseUrl, withClient, withoutPassword } from "./database/databases.ts";
import { Problem, runTool, say } from "./local/problem.ts";

// npm run admin:create -- you@example.com "Your Name"
// Asks for the password, or reads it from the standard input.

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

await runTool(async () => {
  const url = requireDatabaseUrl(process.env.DATABASE_URL);
  const [email, name] = process.argv.slice(2);
  if (!email || !name || !EMAIL.test(email)) {
    throw new Problem('Say who: npm run admin:create -- you@example.com "Your Name"');
  }
  const password = process.stdin.isTTY ? await askTwice() : (await text(process.stdin)).trim();
  requireGood(password);
  await create(url, email.toLowerCase(), name, await hashPassword(password));
  const where = isNeon(url) ? "Neon" : withoutPassword(url);
  say(`${email} is a super admin now (${where}). Sign in, and turn on two-factor sign-in.`);
});
process.exit();

function requireGood(password: string): void {
  const { length } = password;
  if (length >= PASSWORD_CHARS_MIN && length <= PASSWORD_CHARS_MAX) return;
  throw new Problem(
    `The password must have ${PASSWORD_CHARS_MIN} to ${PASSWORD_CHARS_MAX} characters, not ${length}.`,
  );
}

/** Nothing of it is shown, and a slip is noticed. */
async function askTwice(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stdout.write("Password: ");
  const first = await prompt.question("");
  process.stdout.write("\nOnce more: ");
  const second = await prompt.question("");
  process.stdout.write("\n");
  prompt.close();
  if (first !== second) throw new Problem("The two are not the same. Nothing was made.");
  return first;
}

/** The user, the password and the line in the audit log together, or nothing. */
async function create(url: string, email: string, name: string, hash: string): Promise<void> {
  const made = await withClient(url, (client) =>
    client.query(
      `with made as (
         insert into users (name, email, email_verified, role) values ($1, $2, true, 'super_admin')
         on conflict do nothing returning id, name, email, role
       ), noted as (
         insert into audit_log (action, entity_type, entity_id, details)
         select 'user.created_by_command', 'user', id::text,
           jsonb_build_object('before', null, 'after', to_jsonb(made)) from made
       )
       insert into account (account_id, provider_id, user_id, password)
       select id::text, 'credential', id, $3 from made`,
      [name, email, hash],
    ),
  );
  if (made.rowCount === 1) return;
  throw new Problem(`${email} is a user already. Use another address, or reset the password.`);
}
