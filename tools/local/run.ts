import path from "node:path";
import { DEMO_USERS } from "../../drizzle/seed/demo-users.ts";
import { withoutPassword } from "../database/databases.ts";
import { buildEncoder } from "../models/encoder-build.ts";
import { ADMIN_OUTPUT, startAdmin, startAdminBuild } from "./admin.ts";
import { Children } from "./children.ts";
import { fireCron, startCron } from "./cron.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { startDatabase } from "./database.ts";
import { makeDemoUsers } from "./demo-users.ts";
import { mailboxVariables, startMailbox } from "./mailbox.ts";
import { findFreePort, requirePort } from "./ports.ts";
import { Problem, say } from "./problem.ts";
import { waitForAnswer, waitForFile } from "./readiness.ts";
import type { Settings } from "./settings.ts";
import { startWidgetBuild, waitForWidget } from "./widget.ts";
import { startWorker } from "./worker.ts";

const ANSWER_TIMEOUT_MS = 180_000;
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
    const patienceMs = folder.wasCutOff ? OLD_CHILDREN_TIMEOUT_MS : 0;
    await requirePort(settings.port, patienceMs);
    await requirePort(settings.adminPort, patienceMs, "ADMIN_PORT");
    await requirePort(settings.mailboxPort, patienceMs, "MAILBOX_PORT");
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
  const { isVerbose } = settings;
  const children = new Children();
  parts.stops.push(() => children.dismissGuard());
  parts.add(startWidgetBuild(children, isVerbose), "The widget build");
  parts.add(startAdminBuild(children, isVerbose), "The dashboard's build");
  const database = await startDatabase(children, folder.postgres, settings.databaseUrl);
  parts.add(database, "PostgreSQL");
  const hasDemoUsers = await makeDemoUsers(database.variables, folder.demoPassword);
  const smtpPort = await findFreePort();
  const mailbox = { smtpPort, webPort: settings.mailboxPort, isVerbose };
  parts.add(startMailbox(children, mailbox), "The mailbox (maildev)");
  await parts.whileAllRun(Promise.all([waitForWidget(), buildEncoder()]));
  const urls = urlsOf(settings);
  const worker = await startWorker(children, {
    port: settings.port,
    dataDirectory: folder.directory,
    storage: folder.worker,
    variables: {
      ...database.variables,
      ...mailboxVariables(smtpPort),
      CAPABILITY_SECRET: folder.capabilitySecret,
      AUTH_SECRET: folder.authSecret,
      ADMIN_ORIGIN: urls.admin,
      WIDGET_ORIGIN: urls.worker,
      ...(settings.followUpHourMs ? { FOLLOW_UP_HOUR_MS: String(settings.followUpHourMs) } : {}),
      ...(settings.turnstileEndpoint
        ? { TURNSTILE_LOCAL_ENDPOINT: settings.turnstileEndpoint }
        : {}),
    },
    isVerbose,
  });
  parts.add(worker, "The Worker (wrangler dev)");
  await parts.whileAllRun(waitForFile(path.join(ADMIN_OUTPUT, "index.html"), ANSWER_TIMEOUT_MS));
  const admin = { port: settings.adminPort, dataDirectory: folder.directory, isVerbose };
  parts.add(await startAdmin(children, admin), "The dashboard (wrangler pages dev)");
  await parts.whileAllRun(waitForAll(urls));
  // The first question meets a knowledge that is published whole, not the copy for the meantime.
  await parts.whileAllRun(fireCron(urls.worker, CRON));
  parts.stops.push(startCron(urls.worker, CRON));
  const databaseUrl = settings.databaseUrl ? withoutPassword(database.url) : database.url;
  sayReady(urls, databaseUrl, hasDemoUsers ? folder.demoPassword : null);
}

interface Urls {
  readonly worker: string;
  readonly admin: string;
  readonly mailbox: string;
}

function urlsOf({ port, adminPort, mailboxPort }: Settings): Urls {
  return {
    worker: `http://127.0.0.1:${port}`,
    // By this name browsers take the loopback address as secure, which the session cookie asks for.
    admin: `http://localhost:${adminPort}`,
    mailbox: `http://127.0.0.1:${mailboxPort}`,
  };
}

function sayReady(urls: Urls, databaseUrl: string, demoPassword: string | null): void {
  if (demoPassword !== null) {
    say(`demo users, all with the password ${demoPassword}`);
    for (const { email, role } of DEMO_USERS) say(`  ${email}  (${role})`);
  }
  say(`mailbox  ${urls.mailbox}`);
  say(`dashboard  ${urls.admin}`);
  say(
    `ready  API ${urls.worker}  demo ${urls.worker}/demo/  second demo ${urls.worker}/demo/second/  database ${databaseUrl}`,
  );
}

async function waitForAll({ worker, admin, mailbox }: Urls): Promise<void> {
  const pages = ["/health", "/demo/", "/demo/second/"].map((page) => `${worker}${page}`);
  // By way of the dashboard, so that the binding between the two is there as well.
  const addresses = [
    ...pages,
    `${admin}/sign-in`,
    `${admin}/api/openapi.json`,
    `${mailbox}/api/healthz`,
  ];
  await Promise.all(addresses.map((url) => waitForAnswer(url, ANSWER_TIMEOUT_MS)));
}
