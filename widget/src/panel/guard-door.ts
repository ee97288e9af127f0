import type { Guard, GuardPort } from "../guard/guard.ts";
import type { guard } from "../guard/main.ts";
import { adoptStyles } from "../shared/adopt-styles.ts";
import { inBackground } from "../shared/guarded.ts";
import { loadForms } from "./forms-source.ts";
import { needsConsent, needsDisclaimer } from "./gates.ts";
import type { Problem } from "./http-client.ts";
import { makeFileSource } from "./load-file.ts";
import { safeHref } from "./markdown.ts";
import { drawMarkdown } from "./markdown-view.ts";
import type { Shell } from "./shell.ts";

const loadGuard = makeFileSource<{ guard: typeof guard }>(GUARD_FILE, "guard.js");

/** Refusals that the visitor can do something about, or is told of at more length. */
const GUARDED = /^(challenge|consent|daily|rate)_|blocked/;

/** Fetches the guard when there is something for it to say: most visitors never meet it. */
export class GuardDoor {
  private _port: GuardPort;
  private _guard: Guard | null = null;
  private _isWanted = false;
  private _hasStyles = false;
  private _shell: Shell | null = null;

  constructor(port: Omit<GuardPort, "drawMarkdown" | "safeHref">) {
    this._port = { ...port, drawMarkdown, safeHref };
  }

  /** Before which nothing begins. */
  needsConsent(): boolean {
    return needsConsent(this._port.host.config(), this._port.memory.lasting());
  }

  /** Whether there is something to agree to or to accept before the first message. */
  isGated(): boolean {
    const { host, conversation } = this._port;
    return this.needsConsent() || needsDisclaimer(host.config(), conversation);
  }

  /** Whether the refused call may be repeated as it was. */
  async clears(problem: Problem): Promise<boolean> {
    return GUARDED.test(problem.code) && this._open((one) => one.clears(problem));
  }

  erase(): void {
    inBackground(() => this._open((one) => one.askToErase()));
  }

  /** What could not be fetched is tried again with the next drawing. */
  retry(): void {
    this._isWanted = false;
  }

  update(shell: Shell): void {
    const { scroll } = shell;
    this._shell = shell;
    if (this._guard) {
      if (scroll.nextSibling !== this._guard.element) scroll.after(this._guard.element);
      this._guard.update();
    } else if (!this._isWanted && this.isGated()) {
      this._isWanted = true;
      inBackground(() => this._open(() => true));
    }
  }

  /** What it said was for somebody who is not here any more. */
  forget(): void {
    this.destroy();
    this._guard?.element.remove();
    this._guard = null;
    this._isWanted = false;
  }

  destroy(): void {
    this._guard?.destroy();
  }

  private async _open(run: (guard: Guard) => boolean | Promise<boolean>): Promise<boolean> {
    const { host, conversation, changed } = this._port;
    try {
      // Cards look as those of the forms do.
      const forms = loadForms(host.origin).catch(() => null);
      const [{ guard }] = await Promise.all([loadGuard(host.origin), forms]);
      if (!this._guard) {
        if (!this._hasStyles) adoptStyles(host.root, guard.css, host.nonce);
        this._hasStyles = true;
        this._guard = guard.create(this._port);
        // In its place before it says anything, which is where the focus goes.
        if (this._shell) this.update(this._shell);
      }
    } catch {
      conversation.isAway = true;
    }
    changed();
    return this._guard ? run(this._guard) : false;
  }
}
