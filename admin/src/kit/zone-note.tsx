import {
  createContext,
  createEffect,
  createSignal,
  type JSX,
  onCleanup,
  Show,
  useContext,
} from "solid-js";
import { t } from "../i18n/i18n.ts";
import { isExact, setExact } from "./exact-times.ts";

interface ShownZones {
  readonly zones: () => readonly string[];
  /** Counts a time that is shown in a zone; returns what takes it out again. */
  add(zone: string): () => void;
}

const Zones = createContext<ShownZones | null>(null);

/** Keeps count of the zones in which the times of a page are shown, for its `ZoneNote`. */
export function ZonesShown(props: { readonly children: JSX.Element }): JSX.Element {
  const counts = new Map<string, number>();
  const [zones, setZones] = createSignal<readonly string[]>([]);
  const change = (zone: string, by: 1 | -1) => {
    const before = counts.get(zone) ?? 0;
    counts.set(zone, before + by);
    // Hundreds of rows share a zone: told is what comes and what goes, not each of them.
    if (before === 0 || before + by === 0) {
      setZones([...counts].flatMap(([name, count]) => (count > 0 ? [name] : [])));
    }
  };
  const add = (zone: string) => {
    change(zone, 1);
    return () => change(zone, -1);
  };
  return <Zones.Provider value={{ zones, add }}>{props.children}</Zones.Provider>;
}

/** To be called by what shows a time. */
export function useShownZone(zone: () => string): void {
  const shown = useContext(Zones);
  createEffect(() => {
    if (shown) onCleanup(shown.add(zone()));
  });
}

/**
 * Names the zone of the times on a page, and shows them all exactly, each with its zone, for whoever
 * has no mouse to rest on one of them. Nothing where no time is shown. `Page` has it at its end.
 */
export function ZoneNote(props: { readonly class?: string }): JSX.Element {
  const shown = useContext(Zones);
  const zones = () => shown?.zones() ?? [];
  return (
    <Show when={zones()[0]}>
      {(first) => (
        <p class={`flex flex-wrap items-center gap-x-2 text-xs text-muted ${props.class ?? ""}`}>
          {zones().length > 1 ? t("kit.zones") : t("kit.zone", { zone: first() })}
          <button
            type="button"
            class="min-h-6 underline underline-offset-2 max-sm:min-h-11"
            aria-pressed={isExact()}
            onClick={() => setExact(!isExact())}
          >
            {t("kit.exact_times")}
          </button>
        </p>
      )}
    </Show>
  );
}
