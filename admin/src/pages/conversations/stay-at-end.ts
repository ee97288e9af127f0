import { onCleanup } from "solid-js";

const NEAR_PX = 80;

/**
 * Keeps the end of a list in sight while it grows, until somebody scrolls away from it. What it holds
 * is not as high as it will be when it is put there: Markdown comes later, and so do messages.
 */
export function stayAtEnd() {
  let isHeld = true;
  let list: HTMLElement | undefined;
  const show = () => isHeld && list?.lastElementChild?.scrollIntoView({ block: "end" });
  const observer = new ResizeObserver(show);
  // Of whichever part of the page scrolls: that differs with the screen.
  const onScroll = ({ target }: Event) => {
    const last = list?.lastElementChild;
    if (!last || !(target instanceof Element) || !target.contains(last)) return;
    const below = last.getBoundingClientRect().bottom - target.getBoundingClientRect().bottom;
    isHeld = below < NEAR_PX;
  };
  addEventListener("scroll", onScroll, true);
  onCleanup(() => {
    removeEventListener("scroll", onScroll, true);
    observer.disconnect();
  });
  return {
    watch: (element: HTMLElement) => {
      list = element;
      observer.observe(element);
      // What scrolls gets smaller too, as when the field below it comes.
      queueMicrotask(() => {
        const box = scrollerOf(element);
        if (box) observer.observe(box);
      });
    },
    letGo: () => {
      isHeld = false;
    },
    /** What one has just written oneself is looked at, wherever one was. */
    hold: () => {
      isHeld = true;
      show();
    },
    isHeld: () => isHeld,
  };
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  const parent = element.parentElement;
  if (!parent) return null;
  return /auto|scroll/.test(getComputedStyle(parent).overflowY) ? parent : scrollerOf(parent);
}
