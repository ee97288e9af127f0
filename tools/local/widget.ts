import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { PLUGIN_ASSET } from "../../worker/src/wordpress/plugin-zip.ts";
import type { Child, Children } from "./children.ts";
import { PROJECT } from "./installed.ts";
import { Problem } from "./problem.ts";
import { waitForFile } from "./readiness.ts";

const BUILD = path.join(PROJECT, "widget", "build.ts");
const OUTPUT = path.join(PROJECT, "widget", "dist");
const NEEDED = ["widget.js", "demo/index.html", "demo/second/index.html", PLUGIN_ASSET];
const BUILD_TIMEOUT_MS = 180_000;

/** Builds the widget and the demo site, and builds them again at every change. */
export function startWidgetBuild(children: Children, isVerbose: boolean): Child {
  if (!existsSync(BUILD)) {
    throw new Problem(
      `${BUILD} is missing, so there is no widget to serve. Check out the whole project.`,
    );
  }
  // The Worker refuses to start without the folder of its assets.
  mkdirSync(OUTPUT, { recursive: true });
  return children.start({
    name: "widget",
    script: [BUILD, "--watch"],
    isShown: (_line, stream) => isVerbose || stream === "stderr",
  });
}

export async function waitForWidget(): Promise<void> {
  await Promise.all(NEEDED.map((file) => waitForFile(path.join(OUTPUT, file), BUILD_TIMEOUT_MS)));
}
