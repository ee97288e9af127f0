import { ensureDatabase, isNeon } from "../database/databases.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { startNeonEndpoint } from "../database/neon-endpoint.ts";
import { startPostgres } from "../database/postgres.ts";
import { seedIfEmpty } from "../database/seeding.ts";
import type { Children } from "./children.ts";

const DATABASE = "app";

export interface LocalDatabase {
  readonly url: string;
  /** What the Worker's environment must hold to reach it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Resolves when the server has ended; never for one that is not ours. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The embedded server, or the one at `givenUrl`; either stands at the newest migration and is seeded when empty. */
export async function startDatabase(
  children: Children,
  directory: string,
  givenUrl: string | null,
): Promise<LocalDatabase> {
  const server = givenUrl === null ? await startEmbedded(children, directory) : theirs(givenUrl);
  try {
    return await prepare(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Server = Omit<LocalDatabase, "variables">;

async function startEmbedded(children: Children, directory: string): Promise<Server> {
  const server = await startPostgres({ directory, isKept: true });
  children.guard(server.pid, "SIGINT");
  await ensureDatabase(server.url("postgres"), DATABASE);
  return { url: server.url(DATABASE), ended: server.ended, stop: server.stop };
}

function theirs(url: string): Server {
  return { url, ended: new Promise(() => undefined), stop: () => Promise.resolve() };
}

async function prepare(server: Server): Promise<LocalDatabase> {
  await migrateDatabase(server.url);
  if (isNeon(server.url)) {
    await seedIfEmpty({ DATABASE_URL: server.url });
    return { ...server, variables: { DATABASE_URL: server.url } };
  }
  const endpoint = await startNeonEndpoint({ serverUrl: server.url });
  const variables = { DATABASE_URL: server.url, NEON_LOCAL_ENDPOINT: endpoint.url };
  const stop = async () => {
    await endpoint.stop();
    await server.stop();
  };
  try {
    await seedIfEmpty(variables);
    return { ...server, variables, stop };
  } catch (error) {
    await endpoint.stop();
    throw error;
  }
}
