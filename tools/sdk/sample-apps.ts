import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "../local/ports.ts";
import { Problem, say } from "../local/problem.ts";

const run = promisify(execFile);
const APPS = path.join(import.meta.dirname, "apps");
const INSTALL_TIMEOUT_MS = 10 * 60_000;
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** A fresh project of a framework, in a folder of its own, with the package installed from its tarball. */
export interface SampleApp {
  readonly name: string;
  readonly folder: string;
}

/** npm tells its scripts of themselves, which another npm within them would take for its own. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return Object.fromEntries(own);
}

/** `variables` are built into the app, by Vite's rule for names that begin with VITE_. */
export async function runIn(
  { name, folder }: SampleApp,
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [program = "", ...parameters] = command;
  try {
    const { stdout } = await run(program, parameters, {
      cwd: folder,
      env: { ...environment(), ...variables },
      timeout: INSTALL_TIMEOUT_MS,
      maxBuffer: OUTPUT_BYTES_MAX,
    });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = Object(error) as { stdout?: string; stderr?: string };
    throw new Problem(`${name}: "${command.join(" ")}" failed.\n${stdout}\n${stderr}`);
  }
}

/** As a developer does it who begins today: the sample's files, then `npm install` of the tarball. */
export async function makeApp(name: string, parent: string, tarball: string): Promise<SampleApp> {
  const folder = path.join(parent, name);
  cpSync(path.join(APPS, name), folder, { recursive: true });
  const manifest = path.join(folder, "package.json");
  // The sample's own file, which is an object with dependencies or without.
  const described = JSON.parse(readFileSync(manifest, "utf8")) as { dependencies?: object };
  const dependencies = { ...described.dependencies, "wetechforu-chat-widget": `file:${tarball}` };
  writeFileSync(manifest, JSON.stringify({ ...described, dependencies }, null, 2));
  const app = { name, folder };
  const quietly = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  await runIn(app, ["npm", "install", ...quietly]);
  say(`${name}: installed`);
  return app;
}

/** Types, the server's rendering, and what browsers are given. Gives what the server printed. */
export async function buildApp(
  app: SampleApp,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  await runIn(app, ["npm", "run", "types"]);
  say(`${app.name}: its types fit`);
  await runIn(app, ["npm", "run", "build:server"], variables);
  const printed = await runIn(app, [process.execPath, "dist-server/server.js"]);
  say(`${app.name}: rendered on a server`);
  await runIn(app, ["npm", "run", "build"], variables);
  say(`${app.name}: built`);
  return printed;
}

export interface Preview {
  readonly url: string;
  readonly port: number;
}

export async function choosePreview(): Promise<Preview> {
  const port = await findFreePort();
  return { port, url: `http://127.0.0.1:${port}/` };
}
