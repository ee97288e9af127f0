import { guarded, inBackground } from "../shared/guarded.ts";
import type { WidgetApi } from "../shared/site-door.ts";
import { watchBlocked } from "./debug-blocked.ts";
import { createDebugBox } from "./debug-box.ts";
import { checkConfig } from "./debug-config.ts";
import { findingsOf, type StandingState } from "./debug-findings.ts";
import {
  launcherMs,
  ourFiles,
  ourTags,
  storageState,
  watchMainThread,
  watchShifts,
} from "./debug-measure.ts";
import type { ConfigCheck, DebugFinding, DebugReport } from "./debug-report.ts";
import { standingWidgets } from "./hosts.ts";

/** Dispatched on the window with every report. */
const EVENT = "wtfu:debug";
/** Many changes in a row are one report. */
const REPORT_DELAY_MS = 150;

function standingStates(): StandingState[] {
  return standingWidgets().map(({ host, button, isInline }) => ({
    key: host.dataset.key ?? "",
    isHidden: button.hidden && !isInline,
  }));
}

/** The address of the API where a tag names another than its own. */
function apiBaseOf(key: string, origin: string): string {
  const tags = [...document.querySelectorAll<HTMLElement>("script[data-api-url]")];
  const tag = tags.find(({ dataset }) => (dataset.widgetKey ?? key) === key);
  return (tag?.dataset.apiUrl ?? origin).replace(/\/+$/, "");
}

function withPlace(findings: DebugFinding[], origin: string): DebugFinding[] {
  return findings.map((finding) => ({
    ...finding,
    params: { ...finding.params, host: location.host, origin },
  }));
}

function makeReporter(api: WidgetApi, changed: () => void) {
  const { origin, pathname } = new URL(import.meta.url);
  const shifts = watchShifts(changed);
  const mainThread = watchMainThread(origin, changed);
  const blocked = watchBlocked(origin, changed);
  const configs = new Map<string, ConfigCheck["state"]>();
  const ask = (key: string) => {
    configs.set(key, "asking");
    api.get(key, "on", "ready", changed);
    inBackground(async () => {
      configs.set(key, await checkConfig(apiBaseOf(key, origin), key));
      changed();
    });
  };
  return (): DebugReport => {
    const keys = api.keys();
    for (const key of keys) if (!configs.has(key)) ask(key);
    const facts = {
      version: BUILD_VERSION,
      build: pathname.slice(pathname.lastIndexOf("/") + 1),
      keys,
      tags: ourTags(origin),
      launcherMs: launcherMs(),
      files: ourFiles(origin),
      mainThread: mainThread(),
      layoutShift: shifts(),
      storage: storageState(),
      blocked: blocked(),
      configs: [...configs].map(([key, state]) => ({ key, state })),
    };
    return { ...facts, findings: withPlace(findingsOf(facts, standingStates()), origin) };
  };
}

/** For whoever opened the page with `?wtfu_debug=1`. */
export function showDebug(api: WidgetApi): void {
  if (document.body) start(api);
  else
    document.addEventListener(
      "DOMContentLoaded",
      guarded(() => start(api)),
    );
}

function start(api: WidgetApi): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(guarded(publish), REPORT_DELAY_MS);
  };
  const report = makeReporter(api, changed);
  const tag = document.querySelector<HTMLScriptElement>("script[nonce]");
  const box = createDebugBox(tag?.nonce ?? "");
  const publish = () => {
    const made = report();
    api.debug = made;
    box.show(made);
    window.dispatchEvent(new CustomEvent(EVENT, { detail: made }));
  };
  const resources = new PerformanceObserver(changed);
  resources.observe({ type: "resource" });
  publish();
}
