import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { innermostMessage, Problem } from "../local/problem.ts";
import { withClient, withoutPassword } from "./databases.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../drizzle/migrations");

/** Brings the database to the newest migration. What is applied already is left alone. */
export async function migrateDatabase(url: string): Promise<void> {
  if (!existsSync(path.join(FOLDER, "meta", "_journal.json"))) {
    throw new Problem(`There are no migrations in ${FOLDER}. Make them: npm run db:generate.`);
  }
  await withClient(url, async (client) => {
    try {
      await migrate(drizzle(client), { migrationsFolder: FOLDER });
    } catch (error) {
      throw new Problem(
        `A migration failed on ${withoutPassword(url)}: ${innermostMessage(error)}. Nothing of it was kept. Mend drizzle/migrations, or begin with empty data: npm run reset.`,
      );
    }
  });
}
