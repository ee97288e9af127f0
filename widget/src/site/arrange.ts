import { guarded } from "../shared/guarded.ts";
import type { WidgetApi } from "../shared/site-door.ts";
import { isOpen, type Standing, standingWidgets } from "./hosts.ts";
import { launcherShifts } from "./places.ts";

/** Where a panel covers the page; the panel's stylesheet says the same. */
const SMALL = "(max-width: 480px), (max-height: 420px)";

const small = matchMedia(SMALL);
const watched = new WeakSet<HTMLElement>();
const heard = new Set<string>();

function cornerOf({ frame }: Standing): string {
  return frame.dataset.position ?? "";
}

/** Written only where it changes: each write is a change that we would hear of. */
function setStyle(element: HTMLElement, name: string, value: string): void {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
}

const layOut = guarded(() => {
  const floating = standingWidgets().filter(({ isInline }) => !isInline);
  const shifts = launcherShifts(
    floating.map((one) => ({ corner: cornerOf(one), isShown: !one.button.hidden })),
    innerWidth,
  );
  const isCovered = small.matches && floating.some(isOpen);
  for (const [index, one] of floating.entries()) {
    const { button, frame } = one;
    const [edge = "bottom", side = "right"] = cornerOf(one).split("-");
    const { acrossPx, alongPx } = shifts[index] ?? { acrossPx: 0, alongPx: 0 };
    for (const name of ["bottom", "top", "left", "right"]) {
      const px = name === side ? acrossPx : name === edge ? alongPx : 0;
      setStyle(button, `margin-${name}`, `${px}px`);
    }
    // Our hosts lie over each other in the order of the page: a launcher would lie on the panel.
    setStyle(button, "visibility", isCovered && !isOpen(one) ? "hidden" : "visible");
    if (watched.has(frame)) continue;
    watched.add(frame);
    changes.observe(frame, { attributeFilter: ["class", "data-position"] });
    changes.observe(button, { attributeFilter: ["hidden"] });
  }
});

const changes = new MutationObserver(layOut);

/** Two panels in one corner, or on a phone, would lie on each other. */
function closeOthers(api: WidgetApi, key: string): void {
  const all = standingWidgets();
  const opened = all.find(({ host }) => host.dataset.key === key);
  if (!opened || opened.isInline) return;
  for (const other of all) {
    if (other === opened || other.isInline || !isOpen(other)) continue;
    if (small.matches || cornerOf(other) === cornerOf(opened)) {
      api.get(other.host.dataset.key, "close");
    }
  }
}

/** May be called again for every further widget, before it is drawn: nothing is ever seen to move. */
export function arrangeLaunchers(api: WidgetApi): void {
  for (const key of api.keys()) {
    if (heard.has(key)) continue;
    heard.add(key);
    api.get(key, "on", "ready", layOut);
    api.get(key, "on", "destroy", layOut);
    // An inline one that found no place stands in a corner from then on.
    api.get(key, "on", "close", layOut);
    api.get(key, "on", "open", () => closeOthers(api, key));
  }
  small.onchange = layOut;
  window.removeEventListener("resize", layOut);
  window.addEventListener("resize", layOut);
  layOut();
}
