import pg from "pg";
import { innermostMessage, Problem } from "../local/problem.ts";

/** The same server and credentials, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Empty when the address names none, or is none. */
export function databaseNameIn(url: string): string {
  return decodeURIComponent(URL.parse(url)?.pathname.slice(1) ?? "");
}

/** Creates the database unless it is there already. `template` must have no open connections. */
export async function ensureDatabase(
  serverUrl: string,
  name: string,
  template?: string,
): Promise<void> {
  await withClient(withDatabase(serverUrl, "postgres"), async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (found.rowCount) return;
    const from = template ? ` template ${client.escapeIdentifier(template)}` : "";
    await client.query(`create database ${client.escapeIdentifier(name)}${from}`);
  });
}

/** Runs `work` on one connection. A server that cannot be reached is a problem in words. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new Problem(
      `No connection to PostgreSQL at ${withoutPassword(url)}: ${innermostMessage(error)}. Check DATABASE_URL and that the server is running.`,
    );
  }
}

/** For messages: a password has no business in a terminal's history. */
export function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  if (parsed.password) parsed.password = "***";
  return parsed.href;
}

/** DATABASE_URL, checked. */
export function requireDatabaseUrl(value: string | undefined): string {
  const example = "postgres://user:password@host:5432/database";
  if (!value) {
    throw new Problem(
      `DATABASE_URL is not set. Give the database to use: DATABASE_URL=${example} (npm start prints the one it runs).`,
    );
  }
  const url = URL.parse(value);
  const isPostgres = url?.protocol === "postgres:" || url?.protocol === "postgresql:";
  if (!url || !isPostgres || !url.hostname || url.pathname.length < 2) {
    throw new Problem(`DATABASE_URL is not a PostgreSQL address. It looks like this: ${example}`);
  }
  return value;
}

/** Neon's own servers answer SQL over HTTP themselves. */
export function isNeon(url: string): boolean {
  return new URL(url).hostname.endsWith(".neon.tech");
}
