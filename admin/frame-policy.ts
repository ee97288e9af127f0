/** What the live preview may be framed from while nobody has said where the widget stands. */
const ANYWHERE = "frame-src https: http://127.0.0.1:* http://localhost:*";

/**
 * The dashboard's headers, with frames from the widget's origin only. Throws when the policy to be
 * narrowed is not there, or the setting is no origin: a policy that is silently wide guards nothing.
 */
export function withFramesFrom(headers: string, widgetOrigin: string): string {
  if (!headers.includes(ANYWHERE)) throw new Error(`_headers has no "${ANYWHERE}" to narrow.`);
  if (!URL.canParse(widgetOrigin)) throw new Error("WIDGET_ORIGIN must be an address.");
  return headers.replace(ANYWHERE, `frame-src ${new URL(widgetOrigin).origin}`);
}

/** `WIDGET_ORIGIN` as the Worker is deployed with; null where wrangler.toml does not say. */
export function widgetOriginIn(wranglerToml: string): string | null {
  return /^\s*WIDGET_ORIGIN\s*=\s*["']([^"']+)["']/m.exec(wranglerToml)?.[1] ?? null;
}
