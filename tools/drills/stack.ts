import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureDatabase, withClient } from "../database/databases.ts";
import { migrateDatabase } from "../database/migrations.ts";
import { type NeonEndpoint, startNeonEndpoint } from "../database/neon-endpoint.ts";
import { type PostgresServer, startPostgres } from "../database/postgres.ts";
import { seedIfEmpty } from "../database/seeding.ts";
import { giveToServer, passableTemporaryFolder } from "../database/server-user.ts";
import { Children } from "../local/children.ts";
import { bundleWorker, productOptions } from "./worker-bundle.ts";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

export const DATABASE = "drill";

// Known to everyone and used nowhere else: it signs the capabilities of one run.
export const CAPABILITY_SECRET = "d211".repeat(16);

/**
 * The product as it runs in production, on this machine alone: the deployed bundle on workerd with
 * its objects on disk, a real PostgreSQL, and Neon's HTTP between them. Each part can be taken away
 * and brought back.
 */
export class Stack {
  readonly databaseUrl: string;
  readonly endpoint: NeonEndpoint;
  readonly children: Children;
  /** For whatever a run keeps on disk; deleted with the rest. */
  readonly folder: string;
  #postgres: PostgresServer;
  #worker: WorkerProcess;
  readonly #startWorker: (port?: number) => Promise<WorkerProcess>;

  private constructor(parts: {
    readonly folder: string;
    readonly children: Children;
    readonly postgres: PostgresServer;
    readonly endpoint: NeonEndpoint;
    readonly worker: WorkerProcess;
    readonly startWorker: (port?: number) => Promise<WorkerProcess>;
  }) {
    this.folder = parts.folder;
    this.children = parts.children;
    this.endpoint = parts.endpoint;
    this.databaseUrl = parts.postgres.url(DATABASE);
    this.#postgres = parts.postgres;
    this.#worker = parts.worker;
    this.#startWorker = parts.startWorker;
  }

  static async start(): Promise<Stack> {
    const folder = mkdtempSync(path.join(passableTemporaryFolder(), "chat-widget-drill-"));
    giveToServer(folder);
    const children = new Children();
    const undo: (() => Promise<void> | void)[] = [() => removeFolder(folder)];
    undo.push(() => children.dismissGuard());
    try {
      const bundling = bundleWorker(path.join(folder, "bundle"));
      bundling.catch(() => undefined);
      const postgres = await startServer(children, folder);
      undo.push(() => postgres.stop());
      const endpoint = await startNeonEndpoint({ serverUrl: postgres.url("postgres") });
      undo.push(() => endpoint.stop());
      const variables = {
        DATABASE_URL: postgres.url(DATABASE),
        NEON_LOCAL_ENDPOINT: endpoint.url,
        CAPABILITY_SECRET,
      };
      await prepareDatabase(postgres.url("postgres"), variables);
      const options = productOptions(await bundling, variables);
      const storage = path.join(folder, "objects");
      const startWorker = (port?: number) =>
        startWorkerProcess(children, options, { storage, ...(port ? { port } : {}) });
      const worker = await startWorker();
      return new Stack({ folder, children, postgres, endpoint, worker, startWorker });
    } catch (error) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
  }

  get workerUrl(): string {
    return this.#worker.url;
  }

  get workerPort(): number {
    return this.#worker.port;
  }

  async stopPostgres(): Promise<void> {
    await this.#postgres.stop();
  }

  /** As a power cut of its process: what was not committed is gone, and the next start recovers. */
  async killPostgres(): Promise<void> {
    await this.#postgres.kill();
  }

  /** On the same data and the same port. */
  async restartPostgres(): Promise<void> {
    this.#postgres = await startServer(this.children, this.folder, this.#postgres.port);
  }

  async killWorker(): Promise<void> {
    await this.#worker.kill();
  }

  /** On the same objects and the same port. */
  async restartWorker(): Promise<void> {
    this.#worker = await this.#startWorker(this.#worker.port);
  }

  async stop(): Promise<void> {
    await this.#worker.stop();
    await this.endpoint.stop();
    await this.#postgres.stop();
    this.children.dismissGuard();
    await removeFolder(this.folder);
  }
}

async function startServer(
  children: Children,
  folder: string,
  port?: number,
): Promise<PostgresServer> {
  // Flushed to disk as anywhere: acknowledged rows must survive its end, and the comparison its cost.
  const server = await startPostgres({
    directory: path.join(folder, "postgres"),
    isKept: true,
    ...(port ? { port } : {}),
  });
  children.guard(server.pid, "SIGINT");
  return server;
}

async function prepareDatabase(
  serverUrl: string,
  variables: { readonly DATABASE_URL: string; readonly NEON_LOCAL_ENDPOINT: string },
): Promise<void> {
  await ensureDatabase(serverUrl, DATABASE);
  await migrateDatabase(variables.DATABASE_URL);
  await seedIfEmpty(variables);
  // Visitors here write faster than people; the limit has its own tests.
  await withClient(variables.DATABASE_URL, (client) =>
    client.query("update widget_configs set rate_limit_messages = 1000"),
  );
}

async function removeFolder(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
