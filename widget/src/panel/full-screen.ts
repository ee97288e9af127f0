import { setAttribute } from "../shared/dom.ts";
import { listen } from "../shared/listen.ts";

/** Where the panel covers the page: phones, and 400 % zoom. The stylesheet says the same. */
const SMALL = "(max-width: 480px), (max-height: 420px)";

export function isFullScreen(): boolean {
  return matchMedia(SMALL).matches;
}

/**
 * While it covers the page the panel is modal, and as high as what the on-screen keyboard leaves:
 * that one shrinks the visual viewport, not the layout's. Gives back what ends it.
 */
export function watchFullScreen(panel: HTMLElement): () => void {
  const small = matchMedia(SMALL);
  const viewport = window.visualViewport;
  const adapt = () => {
    setAttribute(panel, "aria-modal", small.matches && "true");
    panel.style.setProperty("--height", viewport ? `${viewport.height}px` : "100dvh");
    panel.style.setProperty("--top", `${viewport?.offsetTop ?? 0}px`);
  };
  adapt();
  const ends = [
    listen(small, "change", adapt),
    ...(viewport ? [listen(viewport, "resize", adapt), listen(viewport, "scroll", adapt)] : []),
  ];
  return () => {
    for (const end of ends) end();
  };
}
