import { seed } from "../../drizzle/seed/seed.ts";
import { openDatabase } from "../../worker/src/store/database.ts";
import { innermostMessage, Problem } from "../local/problem.ts";
import { withClient, withoutPassword } from "./databases.ts";

export interface DatabaseVariables {
  readonly DATABASE_URL: string;
  /** Where a server that is not Neon's is reached over HTTP. */
  readonly NEON_LOCAL_ENDPOINT?: string;
}

/** Whether it seeded: a database that holds a client is somebody's, and left alone. */
export async function seedIfEmpty(variables: DatabaseVariables): Promise<boolean> {
  const url = variables.DATABASE_URL;
  const clients = await withClient(url, (client) => client.query("select 1 from clients limit 1"));
  if (clients.rowCount) return false;
  try {
    await seed(openDatabase(variables));
    return true;
  } catch (error) {
    throw new Problem(`Seeding ${withoutPassword(url)} failed: ${innermostMessage(error)}.`);
  }
}
