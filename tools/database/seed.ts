import { runTool, say } from "../local/problem.ts";
import { isNeon, requireDatabaseUrl, withoutPassword } from "./databases.ts";
import { migrateDatabase } from "./migrations.ts";
import { startNeonEndpoint } from "./neon-endpoint.ts";
import { type DatabaseVariables, seedIfEmpty } from "./seeding.ts";

// npm run db:seed
await runTool(async () => {
  const url = requireDatabaseUrl(process.env.DATABASE_URL);
  await migrateDatabase(url);
  const isSeeded = await seedAt(url);
  const outcome = isSeeded ? "is seeded" : "holds clients already, so nothing was seeded";
  say(`${withoutPassword(url)} ${outcome}.`);
});

async function seedAt(url: string): Promise<boolean> {
  if (isNeon(url)) return seedIfEmpty({ DATABASE_URL: url });
  const endpoint = await startNeonEndpoint({ serverUrl: url });
  const variables: DatabaseVariables = { DATABASE_URL: url, NEON_LOCAL_ENDPOINT: endpoint.url };
  try {
    return await seedIfEmpty(variables);
  } finally {
    await endpoint.stop();
  }
}
