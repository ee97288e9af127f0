/** One widget as it stands in the page; found by looking, so that it may be of another build. */
export interface Standing {
  readonly host: HTMLElement;
  readonly frame: HTMLElement;
  readonly button: HTMLElement;
  readonly isInline: boolean;
}

export function standingWidgets(): Standing[] {
  const hosts = [...document.querySelectorAll<HTMLElement>("we-tech-for-u-widget")];
  return hosts.flatMap((host) => {
    const button = host.shadowRoot?.querySelector<HTMLElement>(".launcher");
    const frame = button?.parentElement;
    if (!button || !frame) return [];
    return { host, frame, button, isInline: frame.dataset.mode === "inline" };
  });
}

export function isOpen({ frame }: Standing): boolean {
  return frame.classList.contains("open");
}
