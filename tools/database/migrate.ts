import { runTool, say } from "../local/problem.ts";
import { requireDatabaseUrl, withoutPassword } from "./databases.ts";
import { migrateDatabase } from "./migrations.ts";

// npm run db:migrate
await runTool(async () => {
  const url = requireDatabaseUrl(process.env.DATABASE_URL);
  await migrateDatabase(url);
  say(`${withoutPassword(url)} stands at the newest migration.`);
});
