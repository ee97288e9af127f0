import type { VisitorErased } from "../../../contracts/guard.ts";
import type { Conversation } from "../panel/conversation.ts";
import { needsConsent, needsDisclaimer } from "../panel/gates.ts";
import type { Answer, Problem } from "../panel/http-client.ts";
import type { safeHref } from "../panel/markdown.ts";
import type { drawMarkdown } from "../panel/markdown-view.ts";
import { h } from "../shared/dom.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import type { VisitorMemory } from "../shared/visitor-memory.ts";
import { guardEn } from "../strings/en.ts";
import type { LoadedTexts } from "../strings/texts.ts";
import { Challenge } from "./challenge.ts";
import { waysOf } from "./contact.ts";
import { drawStep, type RefusalWords, type Step } from "./steps.ts";

export interface GuardPort {
  readonly host: PanelHost;
  readonly memory: VisitorMemory;
  readonly conversation: Conversation;
  readonly drawMarkdown: typeof drawMarkdown;
  readonly safeHref: typeof safeHref;
  texts(): LoadedTexts;
  /** Forgets visitor and thread in this browser. */
  reset(): void;
  changed(): void;
  /** To where the visitor writes. */
  focus(): void;
  /** Tells the API who is here, which waited for the consent. */
  identify(): void;
  /** By what the API knows a signed-in person. */
  proof(): object;
}

const REFUSALS: Partial<Record<Problem["code"], RefusalWords>> = {
  blocked: "blocked",
  daily_ceiling: "ceiling",
  rate_limited: null,
};

/** Consent, the challenge, what is blocked, and erasing: one card at a time, above where one writes. */
export class Guard {
  readonly element = h("div", { class: "guard" });
  private _port: GuardPort;
  private _step: Step | null = null;
  private _drawn = "";
  private _isDeclined = false;
  /** Calls that wait for the visitor's agreement, or for their proof. */
  private _waiting: ((isCleared: boolean) => void)[] = [];
  private _challenge: Challenge | null = null;
  private _failure = "";

  constructor(port: GuardPort) {
    this._port = port;
  }

  /** Whether the visitor cleared the way, so that the refused call can be repeated. */
  async clears(problem: Problem): Promise<boolean> {
    if (problem.code === "consent_required") return this._askForConsent();
    if (problem.code === "challenge_required") return this._askForProof();
    const words = REFUSALS[problem.code];
    const contact = problem.details ?? this._port.host.config()?.contact;
    // To write more slowly is no news; where else to go is.
    const isTold = words || (words === null && this._ways(problem.details).length > 0);
    if (isTold) this._refuse(words, contact);
    return false;
  }

  askToErase(): boolean {
    this._show({ name: "erase" });
    return true;
  }

  /** At every change of the thread and of the config. */
  update(): void {
    const { conversation, host, texts } = this._port;
    const messageCount = conversation.thread.messages.length;
    const before = this._step;
    // Its words were about what was written then.
    if (before?.name === "refused" && before.messageCount !== messageCount) this._step = null;
    // The thread was begun anew: nothing waits for the proof any more.
    if (before?.name === "prove" && before.id !== conversation.currentId()) this._settle(false);
    const step = this._step ?? this._gateStep();
    const { consent_text, disclaimer_text, contact } = host.config() ?? {};
    const words = [consent_text, disclaimer_text, contact, texts().close];
    const key = JSON.stringify([step, this._failure, words]);
    if (key === this._drawn) return;
    const isAsked = this._drawn !== "" && step !== null && step.name !== "refused";
    const hadFocus = this.element.contains(host.root.activeElement);
    this._drawn = key;
    this.element.replaceChildren(...(step ? [this._draw(step)] : []));
    if (step && (hadFocus || (isAsked && step === this._step))) this._focus();
  }

  destroy(): void {
    this._settle(false);
  }

  private _gateStep(): Step | null {
    const { host, memory, conversation } = this._port;
    const config = host.config();
    if (needsConsent(config, memory.lasting())) {
      if (this._isDeclined) return { name: "declined" };
      return { name: "consent", version: config?.consent_version ?? null };
    }
    if (!needsDisclaimer(config, conversation)) return null;
    return { name: "disclaimer", version: config?.disclaimer_version ?? null };
  }

  private _ways(contact: unknown) {
    return waysOf(contact, this._port.safeHref);
  }

  private _draw(step: Step): HTMLElement {
    const { host, texts, drawMarkdown, conversation } = this._port;
    const config = host.config();
    const contact = step.name === "refused" ? step.contact : config?.contact;
    return drawStep(step, {
      texts: { ...guardEn, ...texts() },
      ways: this._ways(contact),
      failure: this._failure,
      canErase: conversation.currentId() !== null,
      drawText: () =>
        drawMarkdown(
          (step.name === "consent" ? config?.consent_text : config?.disclaimer_text) ?? "",
        ),
      agree: () => this._agree(),
      accept: () => this._accept(config?.disclaimer_version ?? null),
      decline: (isDeclined) => this._decline(isDeclined),
      retryProof: () => this._challenge?.start(),
      askToErase: () => this.askToErase(),
      erase: () => this._erase(),
      leave: () => this._leave(),
    });
  }

  private _show(step: Step | null, failure = ""): void {
    this._step = step;
    this._failure = failure;
    this._port.changed();
    this.update();
  }

  private _focus(): void {
    this.element.querySelector<HTMLElement>("h2")?.focus();
  }

  private _leave(): void {
    this._settle(false);
    this._show(null);
    this._handBack();
  }

  /** To where one writes, unless the visitor went on in a field while the API was being asked. */
  private _handBack(): void {
    const active = this._port.host.root.activeElement ?? document.activeElement;
    if (!active?.matches("input,select,textarea")) queueMicrotask(this._port.focus);
  }

  private _wait(): Promise<boolean> {
    return new Promise((resolve) => this._waiting.push(resolve));
  }

  private _settle(isCleared: boolean): void {
    this._challenge?.end();
    this._challenge = null;
    if (this._step?.name === "prove") this._step = null;
    for (const resolve of this._waiting.splice(0)) resolve(isCleared);
  }

  private async _askForConsent(): Promise<boolean> {
    const { host, memory } = this._port;
    this._isDeclined = false;
    if (!needsConsent(host.config(), memory.lasting())) {
      // The server asks for what this page thought was given: its text has changed since.
      memory.keep({ consent_version: undefined });
      await host.reloadConfig();
      if (!needsConsent(host.config(), memory.lasting())) return true;
    }
    const cleared = this._wait();
    this._show(null);
    this._focus();
    return cleared;
  }

  private async _agree(): Promise<void> {
    const { host, memory, conversation, changed, identify } = this._port;
    memory.keep({ consent_version: host.config()?.consent_version ?? undefined });
    // What only the page knew until now may be stored from here on.
    memory.keepForTab({});
    const { session_id, consent_version } = memory.lasting();
    // One that is begun from here on brings it along; one that is open hears of it now.
    if (conversation.currentId()) {
      await conversation.call("conversation", { session_id, consent_version });
    }
    changed();
    this.update();
    this._settle(true);
    identify();
    // The disclaimer, where there is one, has taken the focus already.
    if (!this._gateStep()) this._handBack();
  }

  private async _accept(disclaimer_version: string | null): Promise<void> {
    const { conversation, host, texts } = this._port;
    const answer = await conversation.callWithin("disclaimer", { disclaimer_version });
    if (answer.ok) {
      conversation.know({ isDisclaimerAccepted: true });
      conversation.flush();
      this._show(null);
      this._handBack();
      return;
    }
    // The text has changed since this page was opened.
    if (answer.problem.status === 400) await host.reloadConfig();
    this._show(this._step, answer.problem.message ?? texts().notSaved);
  }

  private _decline(isDeclined: boolean): void {
    this._isDeclined = isDeclined;
    this._settle(false);
    this._show(null);
  }

  private _askForProof(): Promise<boolean> {
    const { conversation, host } = this._port;
    const siteKey = host.config()?.captcha_site_key;
    const id = conversation.currentId();
    if (!siteKey || !id) {
      this._refuse("blocked", host.config()?.contact);
      return Promise.resolve(false);
    }
    const cleared = this._wait();
    if (this._challenge) return cleared;
    this._show({ name: "prove", id, status: "loading" });
    this._challenge = new Challenge({
      host: host.root.host,
      nonce: host.nonce,
      siteKey,
      locale: host.locale(),
      theme: host.frame.dataset.scheme ?? "auto",
      say: (status) => this._show({ name: "prove", id, status }),
      prove: async (token) => {
        const body = { conversation_id: id, token };
        const { ok } = await conversation.call("challenge", body);
        if (ok) {
          this._settle(true);
          this._leave();
        }
        return ok;
      },
    });
    return cleared;
  }

  private _refuse(words: RefusalWords, contact: unknown): void {
    const messageCount = this._port.conversation.thread.messages.length;
    this._show({ name: "refused", words, contact, messageCount });
  }

  private async _erase(): Promise<void> {
    const { reset, texts } = this._port;
    const answer = await this._callErase();
    if (!answer.ok) {
      this._show(this._step, answer.problem.message ?? texts().notSaved);
      return;
    }
    reset();
    this._show({ name: "erased", receipt: answer.value.receipt_id });
  }

  /** Whoever takes back all that they left is not asked to agree to anything before. */
  private async _callErase(): Promise<Answer<VisitorErased>> {
    const { conversation, proof } = this._port;
    const conversation_id = conversation.currentId();
    // A signed-in person is erased on all their devices: that takes more than to have the conversation.
    if (conversation_id) {
      const body = { conversation_id, ...proof() };
      const answer = await conversation.call<VisitorErased>("erase", body);
      if (answer.ok || answer.problem.status !== 404) return answer;
      conversation.startNew();
    }
    // None is open, or what names it is too old: a new one names all that the session has.
    return conversation.callWithin("erase", proof());
  }
}
