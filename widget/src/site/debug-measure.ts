import type {
  DebugReport,
  FoundTag,
  LayoutShifts,
  MainThread,
  MeasuredFile,
} from "./debug-report.ts";
import { standingWidgets } from "./hosts.ts";

/** Fields that the type library does not know of yet. */
interface ScriptTiming {
  readonly sourceURL?: string;
  readonly duration: number;
}
interface ShiftSource {
  readonly node?: Node | null;
  readonly currentRect: DOMRectReadOnly;
}

/** Below the origin, what is ours: loader, embed file, aliases, and what they fetch. */
const OUR_PATHS = /^\/(?:widget(?:\.js|\/)|w\/wtfu_|compat\/)/;

export function isOurFile(address: string, origin: string): boolean {
  try {
    const url = new URL(address);
    return url.origin === origin && OUR_PATHS.test(url.pathname);
  } catch {
    return false;
  }
}

export function ourFiles(origin: string): MeasuredFile[] {
  const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
  return entries
    .filter(({ name }) => isOurFile(name, origin))
    .map(({ name, encodedBodySize, transferSize, duration }) => ({
      name: new URL(name).pathname,
      bytes: encodedBodySize || null,
      isFromCache: encodedBodySize > 0 && transferSize === 0,
      ms: Math.round(duration),
    }));
}

/** Every tag that would load us, also one that a consent manager holds back. */
export function ourTags(origin: string): FoundTag[] {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>("script")];
  return scripts.flatMap((tag) => {
    const { dataset } = tag;
    if (!dataset.widgetKey && !isOurFile(tag.src, origin)) return [];
    const inAddress = /\/w\/(wtfu_[0-9a-f]{32})\.js/.exec(tag.src)?.[1];
    const isManual = dataset.start === "manual";
    return { address: tag.src, key: dataset.widgetKey ?? inAddress ?? null, isManual };
  });
}

function isUsable(area: () => Storage): boolean {
  try {
    area().getItem("wtfu1");
    return true;
  } catch {
    return false;
  }
}

export function storageState(): DebugReport["storage"] {
  return { local: isUsable(() => localStorage), session: isUsable(() => sessionStorage) };
}

export function launcherMs(): number | null {
  const mark = performance.getEntriesByName("wtfu-launcher")[0];
  return mark ? Math.round(mark.startTime) : null;
}

function observe(type: string, run: (entry: PerformanceEntry) => void): boolean {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return false;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(run));
  observer.observe({ type, buffered: true });
  return true;
}

function meets(rect: DOMRectReadOnly): boolean {
  return standingWidgets().some(({ button }) => {
    const own = button.getBoundingClientRect();
    return (
      own.width > 0 &&
      rect.left < own.right &&
      rect.right > own.left &&
      rect.top < own.bottom &&
      rect.bottom > own.top
    );
  });
}

/** A source without a node is within a shadow tree, or gone; ours is known by where it is. */
function isOurs({ node, currentRect }: ShiftSource): boolean {
  const host = node instanceof Element ? node : node?.parentElement;
  return host ? host.closest("we-tech-for-u-widget") !== null : meets(currentRect);
}

/** Shifts soon after the visitor's own act do not count, as everywhere. */
export function watchShifts(changed: () => void): () => LayoutShifts {
  let total = 0;
  let ours = 0;
  const isMeasured = observe("layout-shift", (entry) => {
    if (Reflect.get(entry, "hadRecentInput")) return;
    const value = Number(Reflect.get(entry, "value"));
    const sources: readonly ShiftSource[] = Reflect.get(entry, "sources") ?? [];
    total += value;
    if (sources.some(isOurs)) ours += value;
    changed();
  });
  return () => (isMeasured ? { total, ours } : { total: null, ours: null });
}

/** Long animation frames name their scripts; long tasks, which older browsers have, do not. */
export function watchMainThread(origin: string, changed: () => void): () => MainThread {
  let ms = 0;
  let longestMs = 0;
  const isMeasured = observe("long-animation-frame", (entry) => {
    const scripts: readonly ScriptTiming[] = Reflect.get(entry, "scripts") ?? [];
    for (const { sourceURL = "", duration } of scripts) {
      if (!isOurFile(sourceURL, origin)) continue;
      ms += duration;
      longestMs = Math.max(longestMs, duration);
      changed();
    }
  });
  return () =>
    isMeasured
      ? { ms: Math.round(ms), longestMs: Math.round(longestMs) }
      : { ms: null, longestMs: null };
}
