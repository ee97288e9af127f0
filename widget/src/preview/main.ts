import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { stayAttached } from "../loader/stay-attached.ts";
import { openPanel, showConfig, startWidget, type Widget } from "../loader/widget.ts";
import { createEmitter } from "../shared/emitter.ts";
import { inBackground } from "../shared/guarded.ts";
import { storageName } from "../shared/storage-name.ts";
import { type Asked, answerLocally } from "./local-api.ts";
import { parseMessage } from "./messages.ts";

// The dashboard's live preview: the real widget, on a page of ours that answers its calls by itself,
// so that trying it out stores nothing and asks nobody but the dashboard around it.

const ANSWER_TIMEOUT_MS = 10_000;
/** No widget has this key, so nothing of a real one's is met in this browser's storage. */
const PREVIEW_KEY = "preview";

const dashboard = new URLSearchParams(location.search).get("admin") ?? "";
const { emit, on } = createEmitter();
let config: WidgetConfig | null = null;
let widget: Widget | null = null;
let asked = 0;
const waiting = new Map<number, (answer: Asked | null) => void>();

function tell(message: object): void {
  if (dashboard) parent.postMessage(message, dashboard);
}

function ask(text: string): Promise<Asked | null> {
  asked += 1;
  const id = asked;
  tell({ type: "ask", id, text });
  return new Promise((resolve) => {
    const settle = (answer: Asked | null) => {
      if (waiting.delete(id)) resolve(answer);
    };
    waiting.set(id, settle);
    setTimeout(() => settle(null), ANSWER_TIMEOUT_MS);
  });
}

/** Each preview is a first visit: what was agreed to in the one before would hide the question. */
function forgetVisitor(): void {
  for (const area of [() => localStorage, () => sessionStorage]) {
    inBackground(() => area().removeItem(storageName(PREVIEW_KEY)));
  }
}

function start(first: WidgetConfig): Widget {
  forgetVisitor();
  const made: Widget = {
    widgetKey: PREVIEW_KEY,
    origin: location.origin,
    nonce: "",
    injected: first,
    settings: {},
    traits: () => ({}),
    emit,
    _config: first,
    _state: "closed",
    _cleanups: [],
    // Where it stands is known from the start, so that it may be opened at once.
    _attach: stayAttached,
  };
  inBackground(() => startWidget(made, () => undefined));
  return made;
}

function show(next: WidgetConfig, isOpen: boolean): void {
  config = next;
  document.documentElement.lang = next.locale === "auto" ? "en" : next.locale;
  if (widget) showConfig(widget, next);
  else widget = start(next);
  // As by a timer, which leaves the focus where it is: in the dashboard's form.
  if (isOpen) openPanel(widget, "timer");
}

const network = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const { pathname, searchParams } = new URL(
    input instanceof Request ? input.url : input,
    location.href,
  );
  const name = pathname.split(`/public/widget/${PREVIEW_KEY}/`)[1];
  if (name === undefined) return network(input, init);
  const body: unknown = JSON.parse(String(init?.body ?? "{}"));
  return Response.json(
    await answerLocally(name, body, { config: () => config, ask }, searchParams),
  );
};
// Nobody writes to a preview. Refused at once, a socket is tried again in ever longer intervals.
Reflect.deleteProperty(window, "WebSocket");
Reflect.set(window, "WebSocket", undefined);

on("open", () => tell({ type: "opened" }));
on("close", () => tell({ type: "closed" }));
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== dashboard) return;
  const message = parseMessage(data);
  if (message?.type === "config") show(message.config, message.open);
  if (message?.type === "answer") waiting.get(message.id)?.(message.answer);
});
tell({ type: "ready" });
