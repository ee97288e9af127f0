/**
 * npm run test:sdk: the npm package as a developer gets it. Builds and packs it, installs the tarball
 * into fresh apps, checks their types, renders them without a window, builds and serves them, and
 * chats in them with the whole product behind, in a real browser.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSdk } from "../../widget/sdk/build.ts";
import { findBrowser } from "../browser/find-browser.ts";
import { runSpecs } from "../browser/run-specs.ts";
import { type RunningProduct, startProduct } from "../browser/running-product.ts";
import { type Child, Children } from "../local/children.ts";
import { runTool, say } from "../local/problem.ts";
import { waitForAnswer } from "../local/readiness.ts";
import { checkDoors, checkRendering, checkThatOnlyLoadIsBundled } from "./package-checks.ts";
import { buildApp, choosePreview, makeApp, runIn, type SampleApp } from "./sample-apps.ts";

const CONFIG = path.join(import.meta.dirname, "playwright.config.ts");
const SERVED = ["plain", "react", "vue", "solid"] as const;
const KEYS = {
  VITE_WIDGET_KEY: "wtfu_00000000000000000000000000000001",
  VITE_SECOND_KEY: "wtfu_00000000000000000000000000000002",
};
const PREVIEW_TIMEOUT_MS = 60_000;

async function packInto(folder: string): Promise<string> {
  const built = path.join(folder, "package");
  buildSdk(built);
  const packing = { name: "package", folder };
  const listed = await runIn(packing, ["npm", "pack", built, "--json"]);
  // What npm itself prints.
  const [packed] = JSON.parse(listed) as { filename: string; size: number; entryCount: number }[];
  if (!packed) throw new Error(`npm packed nothing: ${listed}`);
  say(`packed ${packed.filename}: ${packed.entryCount} files, ${packed.size} bytes`);
  return path.join(folder, packed.filename);
}

async function makeApps(folder: string): Promise<readonly SampleApp[]> {
  const tarball = await packInto(folder);
  const apps = await Promise.all(SERVED.map((name) => makeApp(name, folder, tarball)));
  const oldest = await makeApp("oldest", folder, tarball);
  await runIn(oldest, ["npm", "run", "types"]);
  say("oldest: its types fit");
  await checkDoors(oldest);
  return apps;
}

async function buildApps(apps: readonly SampleApp[], product: RunningProduct): Promise<void> {
  for (const app of apps) {
    checkRendering(app, await buildApp(app, { ...KEYS, VITE_WIDGET_HOST: product.url }));
    if (app.name === "plain") checkThatOnlyLoadIsBundled(app);
  }
}

interface Served {
  readonly servers: readonly Child[];
  /** By the name under which the specs look for it. */
  readonly addresses: Readonly<Record<string, string>>;
}

async function serveApps(apps: readonly SampleApp[], children: Children): Promise<Served> {
  const addresses: Record<string, string> = {};
  const servers: Child[] = [];
  for (const { name, folder } of apps) {
    const { url, port } = await choosePreview();
    const vite = path.join(folder, "node_modules", "vite", "bin", "vite.js");
    const script = [vite, "preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"];
    const isShown = (_: string, stream: string) => stream === "stderr";
    servers.push(children.start({ name, script, directory: folder, isShown }));
    await waitForAnswer(url, PREVIEW_TIMEOUT_MS);
    addresses[`${name.toUpperCase()}_APP_URL`] = url;
  }
  return { servers, addresses };
}

await runTool(async () => {
  const browser = findBrowser();
  const folder = mkdtempSync(path.join(tmpdir(), "sdk-test-"));
  const children = new Children();
  let servers: readonly Child[] = [];
  let product: RunningProduct | null = null;
  try {
    const apps = await makeApps(folder);
    // Not beside the installing, which takes a small machine's whole attention.
    product = await startProduct();
    await buildApps(apps, product);
    const served = await serveApps(apps, children);
    servers = served.servers;
    process.exitCode = await runSpecs({
      browser,
      product,
      config: CONFIG,
      environment: served.addresses,
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    children.dismissGuard();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
process.exit();
