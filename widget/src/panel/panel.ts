import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { adoptStyles } from "../shared/adopt-styles.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import { listen } from "../shared/listen.ts";
import type { Opener, PanelHandle, PanelHost } from "../shared/panel-door.ts";
import { createVisitorMemory, type VisitorMemory } from "../shared/visitor-memory.ts";
import { panelEn } from "../strings/en.ts";
import type { LoadedTexts } from "../strings/texts.ts";
import { applySettings } from "./apply-settings.ts";
import { bannerWords } from "./banner-words.ts";
import cardsCss from "./cards.css";
import { type Composer, createComposer } from "./composer.ts";
import { Conversation } from "./conversation.ts";
import { Extras, type VisitorDetails } from "./extras.ts";
import { followPage, followTabs } from "./follow-page.ts";
import { isFullScreen, watchFullScreen } from "./full-screen.ts";
import { mayStore } from "./gates.ts";
import { GuardDoor } from "./guard-door.ts";
import { answererOf, followedSeq, seenKey } from "./handover.ts";
import { createBadge } from "./launcher-badge.ts";
import { messagePort } from "./message-port.ts";
import { PREFERS_DARK, paintPanel } from "./palette.ts";
import { loadTexts } from "./panel-texts.ts";
import { ResumeLink } from "./resume-link.ts";
import shellCss from "./shell.css";
import { createShell, type MenuItem, type Shell } from "./shell.ts";
import threadCss from "./thread.css";
import { createThreadView, type ThreadView } from "./thread-view.ts";
import { createVisitorActs, type VisitorActs } from "./visitor-acts.ts";

/** Everything drawn from one config in one language; drawn anew when either changes. */
interface Drawn {
  readonly texts: LoadedTexts;
  readonly shell: Shell;
  readonly thread: ThreadView;
  readonly extras: Extras;
  readonly composer: Composer;
  readonly unwatch: () => void;
}

export class Panel implements PanelHandle {
  private _host: PanelHost;
  private _memory: VisitorMemory;
  private _conversation: Conversation;
  private _acts: VisitorActs;
  private _guard: GuardDoor;
  private _badge: ReturnType<typeof createBadge>;
  private _drawn: Drawn | null = null;
  private _drawing: Promise<Drawn>;
  private _isOpen = false;
  private _isResumed = false;
  private _link = new ResumeLink();
  private _details: VisitorDetails = { known: null, areLeft: false };
  private _isRenderDue = false;
  private _cleanups: (() => void)[];

  constructor(host: PanelHost) {
    this._host = host;
    adoptStyles(host.root, shellCss + threadCss + cardsCss, host.nonce);
    this._memory = createVisitorMemory(host.widgetKey, (lasting) =>
      mayStore(host.config(), lasting),
    );
    this._conversation = new Conversation(
      host,
      this._memory,
      () => this._renderSoon(),
      (problem) => this._guard.clears(problem),
    );
    this._guard = new GuardDoor({
      host,
      memory: this._memory,
      conversation: this._conversation,
      texts: () => this._drawn?.texts ?? panelEn,
      reset: () => this.reset(),
      changed: () => this._renderSoon(),
      focus: () => this._focus(),
    });
    this._acts = createVisitorActs(this._conversation, host, this._memory);
    const { followed_seq } = this._memory.passing();
    this._badge = createBadge(host.button, (count) => host.emit("unread", count), followed_seq);
    this._drawing = this._draw();
    if (followed_seq) this._whenDrawn(() => this._resume());
    this._cleanups = [
      ...followPage(this._conversation, () => this._renderSoon()),
      listen(matchMedia(PREFERS_DARK), "change", () => this._paint()),
      followTabs(this._conversation, this._memory, () => this.reset()),
    ];
  }

  open(opener: Opener): void {
    this._isOpen = true;
    this._conversation.opened();
    if (opener === "visitor") this._act();
    this._whenDrawn(({ shell }) => {
      if (!this._isOpen) return;
      shell.panel.hidden = false;
      this._resume();
      this._render();
      if (this._conversation.thread.messages.length > 0) this._drawn?.thread.toEnd();
      if (opener !== "timer") this._focus();
    });
  }

  close(): void {
    this._isOpen = false;
    this._memory.keepForTab({ is_open: false });
    const panel = this._drawn?.shell.panel;
    if (!panel) return;
    const hadFocus = panel.contains(this._host.root.activeElement);
    panel.hidden = true;
    this._drawn?.shell.menu.show(false);
    if (hadFocus) this._host.button.focus();
  }

  refresh(): void {
    this._drawing = this._draw();
  }

  ask(text: string): void {
    const wish = text.trim();
    if (wish) this._whenDrawn(() => this._say(wish, {}));
  }

  reset(): void {
    this._memory.forget();
    this._conversation.startNew();
    this._details = { known: null, areLeft: false };
    this._badge.forget();
    this._host.emit("reset");
  }

  destroy(): void {
    for (const cleanup of this._cleanups.splice(0)) cleanup();
    this._conversation.destroy();
    this._guard.destroy();
    this._drawn?.unwatch();
    this._drawn?.shell.panel.remove();
    this._badge.remove();
    this._drawn = null;
    this._isOpen = false;
  }

  private _resume(): void {
    if (this._isResumed) return;
    this._isResumed = true;
    inBackground(async () => {
      await this._followLink();
      this._conversation.resume();
    });
  }

  private async _followLink(): Promise<void> {
    const problem = await this._link.follow(this._conversation);
    // Refused for now, and not for good: the sentence is the server's.
    const reason = problem && problem.status >= 429 ? problem.message : null;
    this._whenDrawn(({ extras, thread }) => {
      if (problem) extras.withOffers((offers) => offers.sayLinkIsDead(reason));
      else thread.toEnd();
    });
  }

  private _config(): WidgetConfig | null {
    const config = this._host.config();
    return config && applySettings(config, this._host.pageSettings());
  }

  /** The visitor did something: from here on things may be stored and counted. */
  private _act(): void {
    this._memory.allow();
    const config = this._host.config();
    if (config && this._memory.lasting().config?.version !== config.version) {
      this._memory.keep({ config });
    }
    this._memory.keepForTab({ is_open: this._isOpen });
    this._acts.countOpening();
  }

  private _whenDrawn(run: (drawn: Drawn) => void): void {
    inBackground(async () => run(await this._drawing));
  }

  private async _draw(): Promise<Drawn> {
    const texts = await loadTexts(this._host.locale(), this._host.origin);
    const before = this._drawn;
    const config = this._config();
    const drawn = this._build(texts, config);
    drawn.shell.panel.hidden = !this._isOpen;
    if (before) drawn.composer.fill(before.composer.text());
    const hadFocus = before?.shell.panel.contains(this._host.root.activeElement);
    before?.unwatch();
    before?.shell.panel.remove();
    this._host.frame.append(drawn.shell.panel);
    this._drawn = drawn;
    this._paint();
    this._render();
    if (hadFocus) this._focus();
    return drawn;
  }

  private _build(texts: LoadedTexts, config: WidgetConfig | null): Drawn {
    const conversation = this._conversation;
    const shell = createShell({
      texts,
      config,
      menu: () => this._menu(),
      retry: () => this._retry(),
      close: () => this._host.requestClose(),
    });
    const composer = createComposer(
      texts,
      (text) => this._say(text),
      () => conversation.signals.typed(),
    );
    shell.panel.append(composer.element);
    const greetings = config ? [config.welcome_message, ...config.intro_messages] : [];
    const port = messagePort(texts, config, this._host, conversation, this._acts);
    const thread = createThreadView(shell.log, shell.scroll, greetings, port);
    const extras = new Extras(shell, {
      host: this._host,
      texts,
      config,
      conversation,
      acts: this._acts,
      details: this._details,
      say: (text) => this._say(text),
      backToThread: () => {
        this._render();
        thread.toEnd();
        this._focus();
      },
      focusComposer: () => composer.focus(),
      isGated: () => this._guard.isGated(),
      erase: () => this._guard.erase(),
      changed: () => this._renderSoon(),
    });
    const ends = [
      watchFullScreen(shell.panel),
      listen(shell.panel, "keydown", (event) => this._onKey(event)),
      listen(shell.panel, "pointerdown", () => this._act()),
    ];
    const unwatch = () => {
      extras.destroy();
      for (const end of ends) end();
    };
    return { texts, shell, thread, extras, composer, unwatch };
  }

  private _onKey(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    this._act();
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    const menu = this._drawn?.shell.menu;
    if (menu && !menu.list.hidden) {
      menu.show(false);
      menu.button.focus();
    } else if (!this._drawn?.extras.offers?.booking.close()) {
      this._host.requestClose();
    }
  }

  private _menu(): readonly MenuItem[] {
    return (!this._guard.needsConsent() && this._drawn?.extras.offers?.menu()) || [];
  }

  private _say(text: string, signs?: Parameters<Conversation["say"]>[2]): void {
    this._drawn?.extras.offers?.onSaid();
    this._conversation.say(text, undefined, signs);
  }

  private _retry(): void {
    this._conversation.wake();
    this._drawn?.extras.loadForms();
    this._guard.retry();
    inBackground(async () => {
      if (!this._host.config()) await this._host.reloadConfig();
      await this._followLink();
      await this._conversation.list();
    });
  }

  private _focus(): void {
    const { composer, shell } = this._drawn ?? {};
    // On a phone the field would bring up the keyboard over what there is to read.
    if (isFullScreen() || composer?.element.hidden) shell?.panel.focus();
    else composer?.focus();
  }

  private _paint(): void {
    paintPanel(this._host.frame, this._config() ?? {});
  }

  /** Many changes in one turn are drawn once. */
  private _renderSoon(): void {
    if (this._isRenderDue) return;
    this._isRenderDue = true;
    queueMicrotask(
      guarded(() => {
        this._isRenderDue = false;
        this._render();
      }),
    );
  }

  private _render(): void {
    const drawn = this._drawn;
    if (!drawn) return;
    const { shell, texts, thread, extras, composer } = drawn;
    const state = this._conversation.thread;
    const isBooking = extras.isBooking();
    thread.update(state.messages, seenKey(state));
    shell.header.show(answererOf(state, this._config(), texts));
    shell.scroll.hidden = isBooking;
    this._guard.update(shell);
    const last = state.messages.at(-1);
    if (extras.update() && last) thread.toStartOf(last);
    composer.element.hidden = isBooking || extras.hidesComposer();
    shell.menu.button.hidden = this._menu().length === 0;
    const hasConfig = this._host.config() !== null;
    shell.banner.say(...bannerWords(this._conversation, hasConfig, texts));
    const isInSight = this._isOpen && !isBooking;
    if (isInSight && !document.hidden) this._conversation.signals.read(state.levelSeq);
    this._badge.update(state.messages, isInSight, texts);
    // What is not here yet says nothing of who follows along.
    if (this._conversation.isLoading || state.levelSeq === 0) return;
    const before = this._memory.passing().followed_seq;
    const followed_seq = followedSeq(state, isInSight, before);
    if (followed_seq !== before) this._memory.keepForTab({ followed_seq });
  }
}
