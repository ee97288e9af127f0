import { adoptStyles } from "../shared/adopt-styles.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import { listen } from "../shared/listen.ts";
import type { Opener, PanelHandle, PanelHost } from "../shared/panel-door.ts";
import { createVisitorMemory, type VisitorMemory } from "../shared/visitor-memory.ts";
import { panelEn } from "../strings/en.ts";
import { applySettings } from "./apply-settings.ts";
import { Conversation } from "./conversation.ts";
import { type Drawn, type DrawnPort, drawPanel, lookOf } from "./drawn.ts";
import { followPage, followTabs } from "./follow-page.ts";
import { loadForms } from "./forms-source.ts";
import { isFullScreen } from "./full-screen.ts";
import { mayStore } from "./gates.ts";
import { GuardDoor } from "./guard-door.ts";
import { createIdentity, type Identity } from "./identity.ts";
import { isInline } from "./inline.ts";
import { createBadge } from "./launcher-badge.ts";
import { createMailLink } from "./mail-link.ts";
import { PREFERS_DARK, paintPanel } from "./palette.ts";
import { loadTexts } from "./panel-texts.ts";
import { renderPanel } from "./render-panel.ts";
import screensCss from "./screens.css";
import shellCss from "./shell.css";
import threadCss from "./thread.css";
import { createVisitorActs } from "./visitor-acts.ts";
import { NOTHING_KNOWN, type VisitorDetails } from "./visitor-details.ts";

export class Panel implements PanelHandle {
  private _host: PanelHost;
  private _identity: Identity;
  private _memory: VisitorMemory;
  private _conversation: Conversation;
  private _guard: GuardDoor;
  private _badge: ReturnType<typeof createBadge>;
  private _port: DrawnPort;
  private _drawn: Drawn | null = null;
  private _drawing: Promise<void> | undefined;
  private _isOpen = false;
  private _isResumed = false;
  private _hasActed = false;
  private _followLink: () => Promise<boolean>;
  private _details: VisitorDetails = { ...NOTHING_KNOWN };
  /** Whose thread is shown; empty where nobody is named. */
  private _person: string;
  private _isRenderDue = false;
  /** What decides how it is drawn. */
  private _look = "";
  private _isGone = false;
  private _cleanups: (() => void)[];

  constructor(host: PanelHost) {
    this._host = host;
    adoptStyles(host.root, shellCss + threadCss + screensCss, host.nonce);
    this._identity = createIdentity(host);
    this._person = this._identity.person();
    this._memory = createVisitorMemory(
      host.widgetKey,
      (lasting) => mayStore(host.config(), lasting),
      () => this._identity.person(),
    );
    this._conversation = new Conversation({
      host,
      memory: this._memory,
      identity: this._identity,
      changed: () => this._renderSoon(),
      clears: (problem) => this._guard.clears(problem),
      giveBack: (text) => this._whenDrawn(({ composer }) => composer.text() || composer.fill(text)),
    });
    this._guard = new GuardDoor({
      host,
      memory: this._memory,
      conversation: this._conversation,
      texts: () => this._drawn?.texts ?? panelEn,
      reset: () => this._forget(false),
      changed: () => this._renderSoon(),
      focus: () => this._focus(),
      identify: () => this._identify(),
      proof: () => this._identity.proof(),
    });
    this._followLink = createMailLink({
      origin: host.origin,
      conversation: this._conversation,
      memory: this._memory,
      whenDrawn: (run) => this._whenDrawn(run),
    });
    const { followed_seq } = this._memory.passing();
    this._badge = createBadge(host.button, (count) => host.emit("unread", count), followed_seq);
    this._port = this._makePort();
    this._drawing = this._draw();
    this._whenDrawn(() => this._resume());
    this._cleanups = [
      // First: what is not this visitor's is asked for no more.
      ...followTabs(this._conversation, this._memory, () => this.reset(true)),
      ...followPage(this._conversation, () => this._renderSoon()),
      listen(matchMedia(PREFERS_DARK), "change", () => this._paint()),
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
      if (opener !== "timer" && !isInline(this._host.frame)) this._focus();
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
    // Drawn anew, a form that is being filled in would be empty again.
    if (this._look !== lookOf(this._port)) this._drawing = this._draw();
    else this._paint();
    this._render();
  }

  ask(text: string): void {
    const wish = text.trim();
    if (wish) this._whenDrawn(() => this._port.say(wish));
  }

  /** By the page; or because the API has refused the token, and so nobody is named any more. */
  identified(isRefused = false): void {
    const before = this._person;
    const person = this._identity.person();
    this._person = person;
    if (before !== person) {
      // Nobody named may still see what nobody named began: a page's bad token takes it from no one.
      if (before && !(isRefused && this._memory.lasting().session_id)) {
        this._guard.forget();
        this._clear(isRefused ? this._drawn?.composer.text() : "");
      }
      // Another is here for certain: nothing of the one before is left in the browser either.
      if (before && person) this._memory.forget(false);
      if (this._isResumed && !this._conversation.currentId()) this._conversation.resume();
    }
    this._identify();
  }

  reset(isElsewhere = false): void {
    this._guard.forget();
    this._forget(isElsewhere);
  }

  destroy(): void {
    this._isGone = true;
    for (const cleanup of this._cleanups.splice(0)) cleanup();
    this._conversation.leave();
    // Whatever was on its way begins no socket any more.
    this._conversation.live = null;
    this._guard.destroy();
    this._drawn?.unwatch();
    this._drawn?.shell.panel.remove();
    this._badge.remove();
    this._drawn = null;
    this._isOpen = false;
  }

  private _forget(isElsewhere: boolean): void {
    this._identity.forget();
    this._person = "";
    this._clear();
    this._memory.forget(isElsewhere);
    this._host.emit("reset");
    // Whoever is here by now may have begun a thread.
    if (this._isResumed) this._conversation.resume();
  }

  /** Nothing of who was here stays on the screen or in this page. */
  private _clear(draft = ""): void {
    this._conversation.leave();
    Object.assign(this._details, NOTHING_KNOWN);
    this._badge.forget();
    if (this._drawn) this._show(drawPanel(this._drawn.texts, this._port), draft);
  }

  private _resume(): void {
    const isFirst = !this._isResumed;
    this._isResumed = true;
    inBackground(async () => {
      if (isFirst && !(await this._followLink())) this._conversation.resume();
      this._identify();
    });
  }

  /** Tells the API who is here, where there is somebody to tell of. */
  private _identify(): void {
    if (this._guard.needsConsent()) return;
    inBackground(async () => {
      const { forms } = await loadForms(this._host.origin);
      // It may be gone since.
      if (!this._drawn) return;
      await forms.identify({
        conversation: this._conversation,
        identity: this._identity,
        memory: this._memory,
        details: this._details,
        hasActed: this._hasActed,
        changed: () => this.identified(true),
        clear: (isDraftKept) => {
          this._guard.forget();
          this._clear(isDraftKept ? this._drawn?.composer.text() : "");
        },
      });
      this._renderSoon();
    });
  }

  /** The visitor did something: from here on things may be stored and counted. */
  private _act(): void {
    this._memory.allow();
    const config = this._host.config();
    if (config && this._memory.lasting().config?.version !== config.version) {
      this._memory.keep({ config });
    }
    // What is always open on this page says nothing of the next.
    this._memory.keepForTab({ is_open: this._isOpen && !isInline(this._host.frame) });
    this._port.acts.countOpening();
    if (this._hasActed) return;
    this._hasActed = true;
    if (this._isResumed) this._identify();
  }

  private _whenDrawn(run: (drawn: Drawn) => void): void {
    inBackground(async () => {
      await this._drawing;
      // It may have been drawn anew since, for somebody else.
      if (this._drawn) run(this._drawn);
    });
  }

  private _draw = guarded(async () => {
    this._look = lookOf(this._port);
    const texts = await loadTexts(this._host.locale(), this._host.origin);
    if (!this._isGone) this._show(drawPanel(texts, this._port), this._drawn?.composer.text());
  });

  private _show(drawn: Drawn, draft = ""): void {
    const before = this._drawn;
    drawn.shell.panel.hidden = !this._isOpen;
    if (draft) drawn.composer.fill(draft);
    const hadFocus = before?.shell.panel.contains(this._host.root.activeElement);
    before?.unwatch();
    before?.shell.panel.remove();
    this._host.frame.append(drawn.shell.panel);
    this._drawn = drawn;
    this._paint();
    this._render();
    if (hadFocus) this._focus();
  }

  private _makePort(): DrawnPort {
    const { _host: host, _conversation: conversation, _guard: guard, _memory: memory } = this;
    return {
      host,
      conversation,
      guard,
      memory,
      badge: this._badge,
      acts: createVisitorActs(conversation, host, memory, this._identity),
      details: this._details,
      traits: () => this._identity.traits(),
      say: (text, signs) => {
        this._drawn?.extras.offers?.onSaid();
        conversation.say(text, undefined, signs);
      },
      isGated: () => guard.isGated(),
      erase: () => guard.erase(),
      changed: () => this._renderSoon(),
      currentConfig: () => {
        const config = host.config();
        return config && applySettings(config, host.pageSettings());
      },
      menu: () => (!guard.needsConsent() && this._drawn?.extras.offers?.menu()) || [],
      retry: () => this._retry(),
      act: () => this._act(),
      render: () => this._render(),
      focus: () => this._focus(),
    };
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
    paintPanel(this._host.frame, this._port.currentConfig() ?? {});
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
    if (this._drawn) renderPanel(this._drawn, this._port, this._isOpen);
  }
}
