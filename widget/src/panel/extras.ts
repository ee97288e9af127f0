import type { VisitorSigns } from "../../../contracts/guard.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { Offers } from "../forms/offers.ts";
import { adoptStyles } from "../shared/adopt-styles.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import type { PanelHost, Traits } from "../shared/panel-door.ts";
import type { LoadedTexts } from "../strings/texts.ts";
import { drawTyping } from "./cards.ts";
import type { Conversation } from "./conversation.ts";
import { loadForms } from "./forms-source.ts";
import { typingLabel } from "./handover.ts";
import type { Shell } from "./shell.ts";
import { createSlots, type Slots } from "./slots.ts";
import type { VisitorActs } from "./visitor-acts.ts";
import type { VisitorDetails } from "./visitor-details.ts";

const AGAIN_AFTER_MS = 15_000;

export interface ExtrasPort {
  readonly host: PanelHost;
  readonly texts: LoadedTexts;
  readonly config: WidgetConfig | null;
  readonly conversation: Conversation;
  readonly acts: VisitorActs;
  readonly details: VisitorDetails;
  /** What the page said of the visitor. */
  traits(): Traits;
  say(text: string, signs?: VisitorSigns): void;
  focusComposer(): void;
  /** Whether there is something to agree to or to accept first. */
  isGated(): boolean;
  /** Asks whether to erase all that the visitor left. */
  erase(): void;
  /** What stood in the thread's place is gone. */
  backToThread(): void;
  changed(): void;
}

/** What offers are drawn into, and what keeps them back. */
export interface OffersPort extends ExtrasPort {
  readonly shell: Shell;
  readonly slots: Slots;
  isEnded(): boolean;
  hidesComposer(): boolean;
}

/** What stands below the thread: who is typing, and offers. */
export class Extras {
  /** Null until their file is here. */
  offers: Offers | null = null;
  private _shell: Shell;
  private _port: ExtrasPort;
  private _slots: Slots;
  private _afterLoad: ((offers: Offers) => void)[] = [];
  /** Set once the file could not be had. */
  private _again: ReturnType<typeof setTimeout> | undefined;
  private _isGone = false;

  constructor(shell: Shell, port: ExtrasPort) {
    this._shell = shell;
    this._port = port;
    this._slots = createSlots(shell.extras);
    this.loadForms();
  }

  loadForms(): void {
    const { host, conversation, changed } = this._port;
    clearTimeout(this._again);
    if (this.offers) return;
    inBackground(async () => {
      try {
        const { forms } = await loadForms(host.origin);
        if (this._isGone) return;
        if (!conversation.live) adoptStyles(host.root, forms.css, host.nonce);
        conversation.goLive(forms.createLive);
        this.offers = forms.createOffers({
          ...this._port,
          shell: this._shell,
          slots: this._slots,
          isEnded: () => this._isEnded(),
          hidesComposer: () => this.hidesComposer(),
        });
        for (const run of this._afterLoad.splice(0)) run(this.offers);
      } catch {
        if (this._isGone) return;
        // Said once: the chat itself may go on.
        conversation.isAway ||= !this._again;
        const again = () => {
          this.loadForms();
          // There is no socket either: what a person wrote meanwhile has to be asked for.
          return conversation.list();
        };
        this._again = setTimeout(guarded(again), AGAIN_AFTER_MS);
      }
      changed();
    });
  }

  /** At once, or as soon as there are any. */
  withOffers(run: (offers: Offers) => void): void {
    if (this.offers) run(this.offers);
    else this._afterLoad.push(run);
  }

  destroy(): void {
    this._isGone = true;
    clearTimeout(this._again);
    this.offers?.booking.destroy();
  }

  isBooking(): boolean {
    return this.offers?.booking.isOpen() ?? false;
  }

  hidesComposer(): boolean {
    return !this._port.config || this._port.isGated() || this._isEnded();
  }

  /** Whether an answer brought buttons or a form along: the visitor then reads that answer first. */
  update(): boolean {
    const { conversation, config, texts } = this._port;
    const typing = typingLabel(conversation.thread, config?.bot_name ?? "", texts);
    const { isTyping, draft } = conversation;
    const isTypingNew = this._slots.set("typing", isTyping || draft ? `${draft} ` : null, () =>
      drawTyping(typing, draft, conversation.thread.handover.phase === "claimed"),
    );
    const news = this.offers?.update();
    // What the visitor asked for comes into view; what an answer brings along must not push it away.
    if (isTypingNew || news === "asked") {
      this._shell.scroll.scrollTop = this._shell.scroll.scrollHeight;
    }
    return news === "offered";
  }

  private _isEnded(): boolean {
    const { status, isLeadCaptured } = this._port.conversation.thread;
    return status === "completed" && !isLeadCaptured;
  }
}
