import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "../browser/find-browser.ts";
import { runSpecs } from "../browser/run-specs.ts";
import { startProduct } from "../browser/running-product.ts";
import { Children } from "../local/children.ts";
import { PROJECT } from "../local/installed.ts";
import { runTool, say } from "../local/problem.ts";
import { fetchParts, WORDPRESS_VERSIONS, type WordPressParts } from "./downloads.ts";
import { lintPhp } from "./lint-php.ts";
import { makeNetwork, makeSite, type Site } from "./make-site.ts";
import { requirePrograms } from "./programs.ts";
import { serveSite } from "./serve-site.ts";
import { testPhp } from "./test-php.ts";

// npm run test:wordpress: the plugin in real WordPress, in front of the whole product as `npm start`
// runs it, before a real Chromium. What comes after `--` goes to Playwright.

const PLUGIN = path.join(PROJECT, "wordpress-plugin");
const CONFIG = path.join(import.meta.dirname, "playwright.config.ts");

await runTool(async () => {
  requirePrograms();
  const browser = findBrowser();
  const parts = await fetchParts();
  const folder = mkdtempSync(path.join(tmpdir(), "wordpress-"));
  const stops: (() => Promise<void> | void)[] = [
    () => rmSync(folder, { recursive: true, force: true }),
  ];
  try {
    // The product takes its time to build, in which processors have room for the rest.
    const starting = startProduct();
    // Awaited further down: until then its failure would end this tool before it has cleaned up.
    starting.catch(() => undefined);
    stops.push(async () => (await starting.catch(() => null))?.stop());
    const sites = await makeSites(parts, folder);
    await lintPhp(parts.phpWasm, PLUGIN);
    for (const site of sites) await testPhp(site, ["plugin"]);
    await testNetwork(parts, path.join(folder, "network"));
    const product = await starting;
    const children = new Children();
    stops.push(() => children.dismissGuard());
    for (const site of sites) {
      stops.push((await serveSite(site, new URL(product.url).port, children)).stop);
    }
    process.exitCode = await runSpecs({
      browser,
      product,
      config: CONFIG,
      environment: { WORDPRESS_SITES: JSON.stringify(sites) },
    });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
});
process.exit();

async function testNetwork(parts: WordPressParts, directory: string): Promise<void> {
  const network = await makeNetwork(parts, WORDPRESS_VERSIONS[0], directory);
  await testPhp(network, ["plugin", "network"]);
}

async function makeSites(parts: WordPressParts, folder: string): Promise<Site[]> {
  const made = await Promise.all(
    WORDPRESS_VERSIONS.map((version) => makeSite(parts, version, path.join(folder, version))),
  );
  say(`Made a WordPress ${made.map(({ version }) => version).join(" and a ")}.`);
  return made;
}
