import { h } from "../shared/dom.ts";
import { guarded, inBackground } from "../shared/guarded.ts";
import { loadTurnstile } from "./turnstile.ts";

export type ChallengeStatus = "loading" | "shown" | "failed";

export interface ChallengePort {
  /** The widget's own element in the page. */
  readonly host: Element;
  readonly nonce: string;
  readonly siteKey: string;
  readonly locale: string;
  readonly theme: string;
  /** Whether the API took it as a proof. */
  prove(token: string): Promise<boolean>;
  say(status: ChallengeStatus): void;
}

const SLOT = "challenge";

export const drawChallengeSlot = () => h("slot", { class: "prove", name: SLOT });

/**
 * One challenge. Turnstile looks its own elements up in the document and so does not work inside a
 * shadow root: it is drawn into a child of the host element, which shows in the card's slot. There it
 * also survives when the card is drawn anew.
 */
export class Challenge {
  private _port: ChallengePort;
  private _place: HTMLElement;
  private _end = () => {};
  private _isOver = false;

  constructor(port: ChallengePort) {
    this._port = port;
    this._place = h("div", { slot: SLOT });
    port.host.append(this._place);
    this.start();
  }

  start(): void {
    inBackground(() => this._start());
  }

  end(): void {
    this._isOver = true;
    this._end();
    this._place.remove();
  }

  private async _start(): Promise<void> {
    const { nonce, siteKey, locale, theme, say } = this._port;
    this._end();
    this._end = () => {};
    say("loading");
    const fail = () => {
      if (!this._isOver) say("failed");
      // Told here, it need not be written to the page's console.
      return true;
    };
    try {
      const turnstile = await loadTurnstile(nonce);
      if (this._isOver) return;
      const id = turnstile.render(this._place, {
        sitekey: siteKey,
        language: locale.toLowerCase(),
        theme,
        size: "flexible",
        callback: guarded(async (token: string) => (await this._port.prove(token)) || fail()),
        "error-callback": guarded(fail),
        "timeout-callback": guarded(fail),
        "unsupported-callback": guarded(fail),
      });
      this._end = guarded(() => turnstile.remove(id));
      if (!this._isOver) say("shown");
    } catch {
      fail();
    }
  }
}
