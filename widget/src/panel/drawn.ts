import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { listen } from "../shared/listen.ts";
import { toJson } from "../shared/to-json.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import type { LoadedTexts } from "../strings/texts.ts";
import { type Composer, createComposer } from "./composer.ts";
import { Extras, type ExtrasPort } from "./extras.ts";
import { watchFullScreen } from "./full-screen.ts";
import type { GuardDoor } from "./guard-door.ts";
import { isInline } from "./inline.ts";
import type { createBadge } from "./launcher-badge.ts";
import { messagePort } from "./message-port.ts";
import { createShell, type MenuItem, type Shell } from "./shell.ts";
import { createThreadView, type ThreadView } from "./thread-view.ts";

/** Everything drawn from one config in one language for one visitor; drawn anew when any changes. */
export interface Drawn {
  readonly texts: LoadedTexts;
  readonly shell: Shell;
  readonly thread: ThreadView;
  readonly extras: Extras;
  readonly composer: Composer;
  readonly unwatch: () => void;
}

export interface DrawnPort
  extends Omit<ExtrasPort, "texts" | "config" | "backToThread" | "focusComposer"> {
  readonly guard: GuardDoor;
  readonly badge: ReturnType<typeof createBadge>;
  readonly memory: VisitorMemory;
  /** With what the page itself wishes on top. */
  currentConfig(): WidgetConfig | null;
  menu(): readonly MenuItem[];
  retry(): void;
  /** The visitor touched the panel. */
  act(): void;
  render(): void;
  focus(): void;
}

function onKey(event: Event, { menu }: Shell, extras: Extras, { host, act }: DrawnPort): void {
  if (!(event instanceof KeyboardEvent)) return;
  act();
  if (event.key !== "Escape" || event.isComposing) return;
  if (!menu.list.hidden) {
    menu.show(false);
    menu.button.focus();
  } else if (!extras.offers?.booking.close()) {
    // Where there is nothing of ours to close, the key is the page's.
    if (isInline(host.frame)) return;
    host.requestClose();
  }
  event.stopPropagation();
}

/** What decides how it is drawn. */
export function lookOf({ host, currentConfig }: DrawnPort): string {
  return toJson([host.locale(), currentConfig(), isInline(host.frame)]);
}

export function drawPanel(texts: LoadedTexts, port: DrawnPort): Drawn {
  const { host, conversation, acts, say } = port;
  const config = port.currentConfig();
  const inline = isInline(host.frame);
  const shell = createShell({
    texts,
    config,
    isInline: inline,
    menu: port.menu,
    retry: port.retry,
    close: () => host.requestClose(),
  });
  const composer = createComposer(texts, say, () => conversation.live?.signals.typed());
  shell.panel.append(composer.element);
  const greetings = config ? [config.welcome_message, ...config.intro_messages] : [];
  const messages = messagePort(texts, config, host, conversation, acts);
  const thread = createThreadView(shell.log, shell.scroll, greetings, messages);
  const extras = new Extras(shell, {
    ...port,
    texts,
    config,
    backToThread: () => {
      port.render();
      thread.toEnd();
      port.focus();
    },
    focusComposer: () => composer.focus(),
  });
  const ends = [
    inline ? () => {} : watchFullScreen(shell.panel),
    listen(shell.panel, "keydown", (event) => onKey(event, shell, extras, port)),
    listen(shell.panel, "pointerdown", port.act),
  ];
  const unwatch = () => {
    extras.destroy();
    for (const end of ends) end();
  };
  return { texts, shell, thread, extras, composer, unwatch };
}
