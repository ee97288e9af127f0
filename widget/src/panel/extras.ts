import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { h } from "../shared/dom.ts";
import type { Traits } from "../shared/panel-door.ts";
import { fillIn, type PanelTexts } from "../strings/texts.ts";
import { type Choice, createRating, drawChoices, drawDisclaimer, drawNote } from "./cards.ts";
import type { Conversation } from "./conversation.ts";
import { drawLeadForm } from "./lead-form.ts";
import { safeHref } from "./markdown.ts";
import type { Shell } from "./shell.ts";
import { createSlots, type Slots } from "./slots.ts";

export interface ExtrasPort {
  readonly texts: PanelTexts;
  readonly config: WidgetConfig | null;
  readonly conversation: Conversation;
  traits(): Traits;
  say(text: string): void;
  focusComposer(): void;
  reloadConfig(): Promise<void>;
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

  constructor(shell: Shell, port: ExtrasPort) {
    this._shell = shell;
    this._port = port;
    this._slots = createSlots(shell.extras);
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
    this.update();
    this._shell.extras.querySelector<HTMLElement>("[data-part=lead-name]")?.focus();
  }

  askForRating(): void {
    this._isRatingWanted = true;
    this.update();
    this._shell.extras.querySelector<HTMLElement>("[data-part=rating-1]")?.focus();
  }

  async end(): Promise<void> {
    const { conversation, changed } = this._port;
    this._leadWanted = null;
    await conversation.end();
    changed();
    queueMicrotask(() =>
      this._shell.extras.querySelector<HTMLElement>("[data-part=start-new]")?.focus(),
    );
  }

  onSaid(): void {
    this._leadDone = null;
    this._leadWanted = null;
    this._isRatingWanted = false;
  }

  update(): void {
    const { conversation, config, texts } = this._port;
    const { thread } = conversation;
    this._offerLead();
    const typing = fillIn(texts.typing, { name: config?.bot_name ?? "" });
    const added = [
      this._slots.set("typing", conversation.isTyping ? "typing" : null, () => drawTyping(typing)),
      this._updateChoices(),
      this._updateDisclaimer(),
      this._slots.set("lead", this._leadWanted, () => this._drawLead()),
      this._slots.set("note", this._leadDone, () => drawNote(this._leadDone ?? "", "lead-done")),
      this._slots.set("rating", this._isEnded() || this._isRatingWanted ? "rating" : null, () => {
        const rating = createRating(texts, (given) => conversation.rate(given));
        rating.show(thread.rating);
        return rating.element;
      }),
      this._slots.set("ended", this._isEnded() ? "ended" : null, () => this._drawEnded()),
    ];
    // What the visitor asked for comes into view; what an answer brings along must not push it away.
    const isAsked = this._leadWanted === "visitor" || this._leadDone || this._isRatingWanted;
    if (added[0] || (added.slice(3).some(Boolean) && (isAsked || this._isEnded()))) {
      this._shell.scroll.scrollTop = this._shell.scroll.scrollHeight;
    }
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
    const { config, texts, conversation, focusComposer, reloadConfig } = this._port;
    const text = config?.disclaimer_text ?? "";
    const version = config?.disclaimer_version ?? "";
    return this._slots.set("disclaimer", this._needsDisclaimer() ? version : null, () =>
      drawDisclaimer(texts, text, async () => {
        const answer = await conversation.acceptDisclaimer(version);
        if (answer.ok) queueMicrotask(focusComposer);
        // The text has changed since this page was opened.
        else if (answer.problem.status === 400) await reloadConfig();
        return answer;
      }),
    );
  }

  private _drawLead(): HTMLElement {
    const { texts, config, conversation, traits, changed, focusComposer } = this._port;
    return drawLeadForm({
      texts,
      asks: {
        email: config?.enable_email_capture ?? false,
        phone: config?.enable_phone_capture ?? false,
      },
      traits: traits(),
      submit: (fields) => conversation.captureLead(fields),
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

function drawTyping(text: string): HTMLElement {
  return h(
    "div",
    { class: "message bot typing", "data-part": "typing" },
    h("span", { class: "sr" }, text),
    h("div", { class: "bubble" }, h("i"), h("i"), h("i")),
  );
}
