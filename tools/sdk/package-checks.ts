import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Problem, say } from "../local/problem.ts";
import { runIn, type SampleApp } from "./sample-apps.ts";

function require(isTrue: boolean, complaint: string): void {
  if (!isTrue) throw new Problem(complaint);
}

/** What a server printed: it had no window, and rendered what the visitor's browser will take over. */
export function checkRendering(app: SampleApp, printed: string): void {
  const { name } = app;
  require(printed.includes("window undefined"), `${name}: the server has a window: ${printed}`);
  if (name === "plain") {
    require(printed.includes("running false"), `${name}: a widget runs on a server: ${printed}`);
    return;
  }
  require(printed.includes("The shop"), `${name}: the server did not render the app: ${printed}`);
  const containers = printed.match(/class="\s*chat\s*"/g) ?? [];
  require(containers.length ===
    1, `${name}: the server must render one container, of the inline chat: ${printed}`);
}

/** A page that imports `load` alone pays for nothing else: no framework is installed beside it. */
export function checkThatOnlyLoadIsBundled(app: SampleApp): void {
  const folder = path.join(app.folder, "dist", "assets");
  const scripts = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const code = scripts.map((file) => readFileSync(path.join(folder, file), "utf8")).join("\n");
  require(code.includes("wetechforu-chat-widget"), "plain: its bundle does not hold the package");
  for (const foreign of ["defineComponent", "useSyncExternalStore", "createSignal", "useEffect"]) {
    require(!code.includes(foreign), `plain: its bundle holds a wrapper: ${foreign}`);
  }
  say(`plain: ${code.length} bytes of script, none of a wrapper`);
}

/** Each door opens by its name, for Node as for bundlers, and has types and no others' code. */
export async function checkDoors(app: SampleApp): Promise<void> {
  const script = `
    const named = ["wetechforu-chat-widget", "wetechforu-chat-widget/react",
      "wetechforu-chat-widget/vue", "wetechforu-chat-widget/solid"];
    const found = await Promise.all(named.map((name) => import(name)));
    console.log(found.map((door) => Object.keys(door).sort().join("+")).join(" "));`;
  const printed = await runIn(app, [process.execPath, "--input-type=module", "-e", script]);
  const wrapper = "ChatWidget+useChatWidget";
  const expected = ["load", wrapper, wrapper, wrapper].join(" ");
  require(printed.trim() ===
    expected, `the package exports "${printed.trim()}", not "${expected}"`);
  const installed = path.join(app.folder, "node_modules", "wetechforu-chat-widget");
  const react = readFileSync(path.join(installed, "react.js"), "utf8");
  // Where components run on a server first, only this line says that this one belongs to browsers.
  require(react.startsWith('"use client"'), "the React component is not marked for clients");
  for (const file of ["README.md", "LICENSE", "index.d.ts"]) {
    require(existsSync(path.join(installed, file)), `the tarball has no ${file}`);
  }
  say("the package has its four doors");
}
