import { existsSync } from "node:fs";
import { stopLeftOverPostgres } from "./database/left-over-postgres.ts";
import { deleteDataFolder, findHolder, isDataFolder, postgresFolder } from "./local/data-folder.ts";
import { Problem, runTool, say } from "./local/problem.ts";
import { readSettings } from "./local/settings.ts";

// npm run reset: the next npm start begins with empty data.
await runTool(async () => {
  const { dataDirectory } = readSettings({ DATA_DIR: process.env.DATA_DIR });
  if (!existsSync(dataDirectory)) return say(`There is nothing to delete at ${dataDirectory}.`);
  if (!isDataFolder(dataDirectory)) {
    throw new Problem(
      `${dataDirectory} was not made by npm start, so it is left alone. Check DATA_DIR.`,
    );
  }
  const holder = findHolder(dataDirectory);
  if (holder !== null) {
    throw new Problem(
      `npm start runs on ${dataDirectory} (process ${holder}). Stop it first (Ctrl-C), then: npm run reset.`,
    );
  }
  await stopLeftOverPostgres(postgresFolder(dataDirectory));
  deleteDataFolder(dataDirectory);
  say(`Deleted ${dataDirectory}. The next npm start begins anew.`);
});
