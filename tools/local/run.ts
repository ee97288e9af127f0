import { withoutPassword } from "../database/databases.ts";
import { buildEncoder } from "../models/encoder-build.ts";
import { Children } from "./children.ts";
import { fireCron, startCron } from "./cron.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { startDatabase } from "./database.ts";
import { requirePort } from "./ports.ts";
import { Problem, say } from "./problem.ts";
import { waitForAnswer } from "./readiness.ts";
import type { Settings } from "./settings.ts";
import { startWidgetBuild, waitForWidget } from "./widget.ts";
import { startWorker } from "./worker.ts";

const ANSWER_TIMEOUT_MS = 60_000;
const OLD_CHILDREN_TIMEOUT_MS = 10_000;
// The one that wrangler.toml names.
const CRON = "* * * * *";

/** Runs the product until `stopping` is aborted or a part of it ends by itself, and stops every part. */
export async function run(settings: Settings, stopping: AbortSignal): Promise<void> {
  const folder = openDataFolder(settings.dataDirectory);
  const parts = new Parts(stopping);
  parts.stops.push(folder.release);
  try {
    // The Worker of a run that was killed is being ended by its guard; it has the port a moment longer.
    await requirePort(settings.port, folder.wasCutOff ? OLD_CHILDREN_TIMEOUT_MS : 0);
    await startAll(settings, folder, parts);
    await parts.whileAllRun(new Promise(() => undefined));
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    await parts.stop();
  }
}

/** What has been started so far. */
class Parts {
  /** Noted as soon as a part runs, so that none is left behind. */
  readonly stops: Array<() => void | Promise<void>> = [];
  readonly #ends: Array<Promise<never>> = [];

  constructor(stopping: AbortSignal) {
    const aborted = new Promise<never>((_, reject) => {
      stopping.addEventListener("abort", () => reject(stopping.reason), { once: true });
    });
    this.#noteEnd(aborted);
  }

  add(part: { readonly ended: Promise<void>; stop(): Promise<void> }, name: string): void {
    this.stops.push(() => part.stop());
    const lost = part.ended.then(() => {
      throw new Problem(
        `${name} ended by itself, so the rest was stopped. See the lines above, then start again: npm start.`,
      );
    });
    this.#noteEnd(lost);
  }

  /** Waits for `work`, but no longer than every part runs and nobody asks to stop. */
  whileAllRun<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([...this.#ends, work]);
  }

  async stop(): Promise<void> {
    // What was started last is stopped first: the Worker before the database that it writes to.
    for (const stop of this.stops.reverse()) await stop();
  }

  #noteEnd(end: Promise<never>): void {
    // Stopping in order ends the parts as well, when nobody listens any more.
    end.catch(() => undefined);
    this.#ends.push(end);
  }
}

/** Starting a part is never cut short, lest it be left half-started and unnoted; only waiting is. */
async function startAll(settings: Settings, folder: DataFolder, parts: Parts): Promise<void> {
  const children = new Children();
  parts.stops.push(() => children.dismissGuard());
  parts.add(startWidgetBuild(children, settings.isVerbose), "The widget build");
  const database = await startDatabase(children, folder.postgres, settings.databaseUrl);
  parts.add(database, "PostgreSQL");
  await parts.whileAllRun(Promise.all([waitForWidget(), buildEncoder()]));
  const worker = await startWorker(children, {
    port: settings.port,
    dataDirectory: folder.directory,
    storage: folder.worker,
    variables: {
      ...database.variables,
      CAPABILITY_SECRET: folder.capabilitySecret,
      ADMIN_API_TOKEN: folder.adminToken,
    },
    isVerbose: settings.isVerbose,
  });
  parts.add(worker, "The Worker (wrangler dev)");
  const url = `http://127.0.0.1:${settings.port}`;
  await parts.whileAllRun(waitForAll(url));
  // The first question meets a knowledge that is published whole, not the copy for the meantime.
  await parts.whileAllRun(fireCron(url, CRON));
  parts.stops.push(startCron(url, CRON));
  say(`the admin API's token lies in ${folder.adminTokenFile}`);
  const databaseUrl = settings.databaseUrl ? withoutPassword(database.url) : database.url;
  say(
    `ready  API ${url}  demo ${url}/demo/  second demo ${url}/demo/second/  database ${databaseUrl}`,
  );
}

async function waitForAll(url: string): Promise<void> {
  const paths = ["/health", "/demo/", "/demo/second/"];
  await Promise.all(paths.map((path) => waitForAnswer(`${url}${path}`, ANSWER_TIMEOUT_MS)));
}
