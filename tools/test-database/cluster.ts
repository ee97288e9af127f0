import { ensureDatabase, withDatabase } from "../database/databases.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { startNeonEndpoint } from "../database/neon-endpoint.ts";
import { startThrowAwayPostgres } from "../database/postgres.ts";
import { findFreePort } from "../local/ports.ts";
import { innermostMessage, warn } from "../local/problem.ts";
import { startControl } from "./control.ts";

// The process behind global-setup.ts: one PostgreSQL and one Neon endpoint for a whole test run.
// It reports its addresses at once and readies the databases behind them, so that tests which need
// no database never wait for one.

const TEMPLATE = "template_app";
// Many databases share one server: a pool of each test file must stay small.
const CONNECTIONS_MAX = 4;

const port = await findFreePort();
const serverUrl = `postgres://app:app@127.0.0.1:${port}/postgres`;
const starting = startThrowAwayPostgres(port);
const whenReady = starting.then(prepare);
const endpoint = await startNeonEndpoint({ serverUrl, whenReady, connectionsMax: CONNECTIONS_MAX });
const controlPort = await startControl({ serverUrl, endpoint, template: TEMPLATE, whenReady });

whenReady.catch((error) => warn(`The test database is not to be had: ${innermostMessage(error)}`));
// The test runner has ended, in whatever way: nothing of ours may outlive it.
process.once("disconnect", () => void stop());
process.send?.({
  neonEndpoint: endpoint.url,
  controlUrl: `http://127.0.0.1:${controlPort}`,
});

async function prepare(): Promise<void> {
  await ensureDatabase(serverUrl, TEMPLATE);
  await migrateDatabase(withDatabase(serverUrl, TEMPLATE));
}

async function stop(): Promise<void> {
  await endpoint.stop();
  const server = await starting.catch(() => null);
  await server?.stop();
  process.exit(0);
}
