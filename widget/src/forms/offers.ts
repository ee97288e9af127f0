import type { OffersPort } from "../panel/extras.ts";
import type { MenuItem } from "../panel/shell.ts";
import { inBackground } from "../shared/guarded.ts";
import { formsEn } from "../strings/en.ts";
import type { OfferTexts } from "../strings/texts.ts";
import { BookingHost } from "./booking-host.ts";
import { drawChoices, drawEnded, drawNote } from "./cards.ts";
import { type ChoicePort, choicesAfter, wantsLead } from "./choices.ts";
import { knownOf } from "./known-fields.ts";
import { drawLeadForm } from "./lead-form.ts";
import { menuItems } from "./menu-items.ts";
import { createOfferActs, type OfferActs } from "./offer-acts.ts";
import { keepKeys } from "./panel-keys.ts";
import { drawRating } from "./rating.ts";

/** The guard has said so already, and where else to go. */
const TOLD: ReadonlySet<string> = new Set(["blocked", "daily_ceiling"]);

/** What a visitor may do besides writing: choose, leave details, ask for a person, book, rate, end. */
export class Offers {
  readonly booking: BookingHost;
  private _port: OffersPort;
  private _texts: OfferTexts;
  private _acts: OfferActs;
  /** Whom the form is for: the visitor who asked, or the answer (by key) that offered it. */
  private _leadWanted: string | null = null;
  private _leadDismissed: string | null = null;
  private _leadDone: string | null = null;
  /** Why something could not be, in a sentence. */
  private _notice: string | null = null;
  private _isRatingWanted = false;
  private _isAsking = false;
  private _focusPart = "";

  constructor(port: OffersPort) {
    this._port = port;
    this._texts = { ...formsEn, ...port.texts };
    this._acts = createOfferActs(port);
    keepKeys(port.shell.panel);
    this.booking = new BookingHost(port, this._texts, {
      canCapture: () => this.canCapture(),
      askForLead: () => this.askForLead(),
    });
  }

  canCapture(): boolean {
    const { config } = this._port;
    return config !== null && (config.enable_email_capture || config.enable_phone_capture);
  }

  canAskForPerson(): boolean {
    const { config, conversation } = this._port;
    const { phase } = conversation.thread.handover;
    const isFree = phase === "bot" || phase === "agent";
    return Boolean(config?.enable_human_handoff) && isFree && !this._port.hidesComposer();
  }

  canBook(): boolean {
    const { config, hidesComposer } = this._port;
    return Boolean(config?.enable_appointment_booking) && !hidesComposer();
  }

  menu(): readonly MenuItem[] {
    return this.booking.isOpen() ? [] : menuItems(this._texts, this, this._port.conversation);
  }

  askForLead(notice: string | null = null): void {
    this._notice = notice;
    this._leadDone = null;
    this._leadWanted = "visitor";
    this._show("lead-name");
  }

  isKnown(): boolean {
    return this._port.acts.isKnown();
  }

  erase(): void {
    this._port.erase();
  }

  askForRating(): void {
    this._isRatingWanted = true;
    this._show("rating-1");
  }

  async askForPerson(): Promise<void> {
    if (this._isAsking) return;
    this._isAsking = true;
    const answer = await this._acts.askForPerson();
    this._isAsking = false;
    if (!answer.ok) {
      const { code, message } = answer.problem;
      if (!TOLD.has(code)) this._tell(message ?? this._texts.notSaved);
    } else if (answer.value.status !== "offline") this._port.focusComposer();
    else if (this.canCapture()) this.askForLead(answer.value.message);
    else this._tell(answer.value.message);
  }

  async end(): Promise<void> {
    this._leadWanted = null;
    const { ok } = await this._acts.end();
    if (ok) this._show("start-new");
  }

  /** A mail's link leads nowhere; the server may have said for how long. */
  sayLinkIsDead(reason: string | null): void {
    this._tell(reason ?? this._texts.linkDead);
  }

  onSaid(): void {
    this._leadDone = null;
    this._notice = null;
    this._leadWanted = null;
    this._isRatingWanted = false;
  }

  /** What has come up: because the visitor asked for it, or an answer offered it. */
  update(): "asked" | "offered" | null {
    const { slots, conversation, isEnded } = this._port;
    this._offerLead();
    this.booking.update();
    const areChoicesNew = this._updateChoices();
    const notice = this._noticeToShow();
    const isNoticeNew = slots.set("notice", notice, () => drawNote(notice ?? "", "notice", false));
    const isLeadNew = slots.set("lead", this._leadWanted, () => this._drawLead());
    const isRestNew = [
      isNoticeNew,
      slots.set("note", this._leadDone, () => drawNote(this._leadDone ?? "", "lead-done")),
      slots.set("rating", isEnded() || this._isRatingWanted ? "rating" : null, () =>
        drawRating(this._texts, conversation.thread.rating, this._acts.rate),
      ),
      slots.set("ended", isEnded() ? "ended" : null, () => this._drawEnded()),
    ].includes(true);
    const isAsked =
      this._leadWanted === "visitor" || this._leadDone || this._notice || this._isRatingWanted;
    if ((isLeadNew || isRestNew) && (isAsked || isEnded())) return "asked";
    return (areChoicesNew || isLeadNew) && !isAsked ? "offered" : null;
  }

  private _tell(sentence: string): void {
    this._notice = sentence;
    this._port.changed();
  }

  /** Brings a part into view and the focus to it. */
  private _show(part: string): void {
    this._focusPart = part;
    if (this.update() === "asked") {
      const { scroll } = this._port.shell;
      scroll.scrollTop = scroll.scrollHeight;
    }
    const { extras } = this._port.shell;
    extras.querySelector<HTMLElement>(`[data-part="${this._focusPart}"]`)?.focus();
  }

  /** The thread may say the same by itself. */
  private _noticeToShow(): string | null {
    const { messages } = this._port.conversation.thread;
    return messages.slice(-2).some(({ text }) => text === this._notice) ? null : this._notice;
  }

  /** An answer that offers the form opens it, unless the visitor put it away. */
  private _offerLead(): void {
    const { conversation, isEnded } = this._port;
    const { messages, isLeadCaptured } = conversation.thread;
    const last = messages.at(-1);
    if (!last || last.type === "user" || isLeadCaptured) return;
    if (this._isReachable() || !wantsLead(last, this._choicePort())) return;
    if (last.key === this._leadDismissed || !this.canCapture() || isEnded()) return;
    this._leadWanted ??= last.key;
  }

  /** Whom the business can write to or call already is offered the form, and not asked for it. */
  private _isReachable(): boolean {
    const { config, details } = this._port;
    const { verified } = details;
    const isVouchedFor =
      (config?.enable_email_capture && verified?.email) ||
      (config?.enable_phone_capture && verified?.phone);
    return details.areLeft || Boolean(isVouchedFor);
  }

  private _choicePort(): ChoicePort {
    const { config, say, focusComposer } = this._port;
    return {
      config,
      texts: this._texts,
      canCapture: this.canCapture(),
      canAskForPerson: this.canAskForPerson(),
      canBook: this.canBook(),
      isLeadKnown: this._isReachable(),
      ask: (message) => {
        say(message);
        focusComposer();
      },
      askForLead: () => this.askForLead(),
      askForPerson: () => inBackground(() => this.askForPerson()),
      book: () => this.booking.open(),
    };
  }

  private _updateChoices(): boolean {
    const { conversation, slots, hidesComposer } = this._port;
    const { messages, handover } = conversation.thread;
    const last = messages.at(-1);
    const isQuiet = hidesComposer() || last?.type === "user" || handover.phase === "claimed";
    const choices = isQuiet ? [] : choicesAfter(last, this._choicePort());
    const labels = choices.map(({ label }) => label).join("\n");
    return slots.set("choices", labels && `${last?.key} ${labels}`, () =>
      drawChoices(choices, this._texts.suggestions),
    );
  }

  private _drawLead(): HTMLElement {
    const { config, conversation, details, changed, focusComposer, traits } = this._port;
    return drawLeadForm({
      texts: this._texts,
      asks: {
        email: config?.enable_email_capture ?? false,
        phone: config?.enable_phone_capture ?? false,
      },
      traits: knownOf(traits(), details),
      submit: this._acts.captureLead,
      done: (message) => {
        this._leadWanted = null;
        this._notice = null;
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
    const { conversation, focusComposer } = this._port;
    return drawEnded(this._texts, () => {
      this.onSaid();
      conversation.startNew();
      queueMicrotask(focusComposer);
    });
  }
}
