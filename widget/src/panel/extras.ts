import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { adoptStyles } from "../shared/adopt-styles.ts";
import { h } from "../shared/dom.ts";
import { inBackground } from "../shared/guarded.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { type Choice, drawChoices, drawDisclaimer, drawNote } from "./cards.ts";
import type { Conversation } from "./conversation.ts";
import { type Forms, loadForms } from "./forms-source.ts";
import { safeHref } from "./markdown.ts";
import { drawMarkdown } from "./markdown-view.ts";
import type { Shell } from "./shell.ts";
import { createSlots, type SlotName, type Slots } from "./slots.ts";
import type { VisitorActs } from "./visitor-acts.ts";

export interface ExtrasPort {
  readonly host: PanelHost;
  readonly texts: PanelTexts;
  readonly config: WidgetConfig | null;
  readonly conversation: Conversation;
  readonly acts: VisitorActs;
  say(text: string): void;
  focusComposer(): void;
  changed(): void;
}

/** What stands below the thread: choices, forms, gates, and who is typing. */
export class Extras {
  private _shell: Shell;
  private _port: ExtrasPort;
  private _slots: Slots;
  /** Whom the form is for: the visitor who asked, or the answer (by key) that offered it. */
  private _leadWanted: string | null = null;
  private _leadDismissed: string | null = null;
  private _leadDone: string | null = null;
  private _isRatingWanted = false;
  private _forms: Forms | null = null;
  private _focusPart = "";

  constructor(shell: Shell, port: ExtrasPort) {
    this._shell = shell;
    this._port = port;
    this._slots = createSlots(shell.extras);
    this.loadForms();
  }

  loadForms(): void {
    const { host, conversation, changed } = this._port;
    if (this._forms) return;
    inBackground(async () => {
      try {
        this._forms = await loadForms(host.origin);
        adoptStyles(host.root, this._forms.css, host.nonce);
      } catch {
        conversation.isAway = true;
      }
      changed();
      this._focusWanted();
    });
  }

  canCapture(): boolean {
    const { config } = this._port;
    return config !== null && (config.enable_email_capture || config.enable_phone_capture);
  }

  hidesComposer(): boolean {
    return !this._port.config || this._needsDisclaimer() || this._isEnded();
  }

  askForLead(): void {
    this._leadDone = null;
    this._leadWanted = "visitor";
    this._show("lead-name");
  }

  askForRating(): void {
    this._isRatingWanted = true;
    this._show("rating-1");
  }

  async end(): Promise<void> {
    this._leadWanted = null;
    const { ok } = await this._port.acts.end();
    if (ok) this._show("start-new");
  }

  onSaid(): void {
    this._leadDone = null;
    this._leadWanted = null;
    this._isRatingWanted = false;
  }

  /** Whether an answer brought buttons or a form along: the visitor then reads that answer first. */
  update(): boolean {
    const { conversation, acts, config, texts } = this._port;
    this._offerLead();
    const typing = fillIn(texts.typing, { name: config?.bot_name ?? "" });
    const isRating = this._isEnded() || this._isRatingWanted;
    const { isTyping, draft } = conversation;
    const isTypingNew = this._slots.set("typing", isTyping || draft ? `${draft} ` : null, () =>
      drawTyping(typing, draft),
    );
    const areChoicesNew = this._updateChoices();
    this._updateDisclaimer();
    const isLeadNew = this._fillWithForm("lead", this._leadWanted, (forms) =>
      this._drawLead(forms),
    );
    const isRestNew = [
      this._slots.set("note", this._leadDone, () => drawNote(this._leadDone ?? "", "lead-done")),
      this._fillWithForm("rating", isRating ? "rating" : null, ({ drawRating }) =>
        drawRating(texts, conversation.thread.rating, acts.rate),
      ),
      this._slots.set("ended", this._isEnded() ? "ended" : null, () => this._drawEnded()),
    ].includes(true);
    // What the visitor asked for comes into view; what an answer brings along must not push it away.
    const isAsked = this._leadWanted === "visitor" || this._leadDone || this._isRatingWanted;
    if (isTypingNew || ((isLeadNew || isRestNew) && (isAsked || this._isEnded()))) {
      this._shell.scroll.scrollTop = this._shell.scroll.scrollHeight;
    }
    return (areChoicesNew || isLeadNew) && !isAsked;
  }

  /** Brings a part into view and the focus to it, as soon as it is there. */
  private _show(part: string): void {
    this._focusPart = part;
    this.loadForms();
    this.update();
    this._focusWanted();
  }

  private _focusWanted(): void {
    const { extras } = this._shell;
    const target = extras.querySelector<HTMLElement>(`[data-part="${this._focusPart}"]`);
    if (!target) return;
    this._focusPart = "";
    target.focus();
  }

  private _needsDisclaimer(): boolean {
    const { config, conversation } = this._port;
    if (!config?.require_disclaimer || !config.disclaimer_text || conversation.isLoading)
      return false;
    return !conversation.thread.isDisclaimerAccepted;
  }

  private _isEnded(): boolean {
    const { status, isLeadCaptured } = this._port.conversation.thread;
    return status === "completed" && !isLeadCaptured;
  }

  /** An answer that offers the form opens it, unless the visitor put it away. */
  private _offerLead(): void {
    const { messages, isLeadCaptured } = this._port.conversation.thread;
    const last = messages.at(-1);
    if (!last || last.type === "user" || last.action === "none" || isLeadCaptured) return;
    if (last.key === this._leadDismissed || !this.canCapture() || this._isEnded()) return;
    this._leadWanted ??= last.key;
  }

  private _fillWithForm(
    name: SlotName,
    key: string | null,
    build: (forms: Forms) => Element,
  ): boolean {
    const forms = this._forms;
    return forms !== null && this._slots.set(name, key, () => build(forms));
  }

  private _updateChoices(): boolean {
    const { messages } = this._port.conversation.thread;
    const last = messages.at(-1);
    const isQuiet = this._needsDisclaimer() || this._isEnded() || last?.type === "user";
    const choices = last
      ? last.suggestions.map((text) => this._askChoice(text, text, "suggestion"))
      : this._quickActions();
    const key = isQuiet || choices.length === 0 ? null : (last?.key ?? "start");
    return this._slots.set("choices", key, () =>
      drawChoices(choices, this._port.texts.suggestions),
    );
  }

  private _askChoice(label: string, message: string, part: string): Choice {
    const choose = () => {
      this._port.say(message);
      this._port.focusComposer();
    };
    return { label, part, choose };
  }

  private _quickActions(): Choice[] {
    const part = "quick-action";
    return (this._port.config?.quick_actions ?? []).flatMap((action): Choice[] => {
      if (action.type === "ask") return [this._askChoice(action.label, action.message, part)];
      if (action.type === "link") {
        const href = safeHref(action.url);
        return href ? [{ label: action.label, part, href, choose: () => undefined }] : [];
      }
      if (!this.canCapture()) return [];
      return [{ label: action.label, part, choose: () => this.askForLead() }];
    });
  }

  private _updateDisclaimer(): boolean {
    const { config, texts, acts, focusComposer, host } = this._port;
    const text = config?.disclaimer_text ?? "";
    const version = config?.disclaimer_version ?? "";
    return this._slots.set("disclaimer", this._needsDisclaimer() ? version : null, () =>
      drawDisclaimer(texts, text, async () => {
        const answer = await acts.acceptDisclaimer(version);
        if (answer.ok) queueMicrotask(focusComposer);
        // The text has changed since this page was opened.
        else if (answer.problem.status === 400) await host.reloadConfig();
        return answer;
      }),
    );
  }

  private _drawLead({ drawLeadForm }: Forms): HTMLElement {
    const { texts, config, conversation, acts, host, changed, focusComposer } = this._port;
    return drawLeadForm({
      texts,
      asks: {
        email: config?.enable_email_capture ?? false,
        phone: config?.enable_phone_capture ?? false,
      },
      traits: host.traits(),
      submit: (fields) => acts.captureLead(fields),
      done: (message) => {
        this._leadWanted = null;
        this._leadDone = message;
        changed();
        focusComposer();
      },
      cancel: () => {
        this._leadWanted = null;
        this._leadDismissed = conversation.thread.messages.at(-1)?.key ?? null;
        changed();
        focusComposer();
      },
    });
  }

  private _drawEnded(): HTMLElement {
    const { texts, conversation, focusComposer } = this._port;
    const startNew = () => {
      this.onSaid();
      conversation.startNew();
      queueMicrotask(focusComposer);
    };
    return h(
      "section",
      { class: "ended", "data-part": "ended" },
      h("p", { role: "status" }, texts.ended),
      h(
        "button",
        { type: "button", class: "primary", "data-part": "start-new", onclick: startNew },
        texts.startNew,
      ),
    );
  }
}

function drawTyping(text: string, draft: string): HTMLElement {
  return h(
    "div",
    { class: `message bot${draft ? "" : " typing"}`, "data-part": "typing" },
    h("span", { class: "sr" }, text),
    h(
      "div",
      { class: "bubble", dir: "auto" },
      ...(draft ? drawMarkdown(draft) : [h("i"), h("i"), h("i")]),
    ),
  );
}
