import { type Database, openDatabase } from "../../worker/src/store/database.ts";
import { isNeon } from "./databases.ts";
import { startNeonEndpoint } from "./neon-endpoint.ts";

export interface NodeDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

/** The database as the Worker has it; a server that is not Neon's gets an endpoint in front. */
export async function openNodeDatabase(url: string): Promise<NodeDatabase> {
  if (isNeon(url)) return { db: openDatabase({ DATABASE_URL: url }), close: async () => undefined };
  const endpoint = await startNeonEndpoint({ serverUrl: url });
  const db = openDatabase({ DATABASE_URL: url, NEON_LOCAL_ENDPOINT: endpoint.url });
  return { db, close: () => endpoint.stop() };
}
