import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { openMail } from "../mail/mail.ts";
import { MailOutcomeUnknown, MailRefused } from "../mail/refused.ts";
import { givenUp, type MailState, newMail, notSent, sent, tried } from "./delivery-state.ts";
import type { Notice } from "./notice.ts";
import { recipientsOf } from "./recipients.ts";
import { mailOf } from "./write-mail.ts";

const MAILS = "mails";
/** What stays of a notice that must never be told again, when its addresses are forgotten. */
const TOLD = "told";
/** That the queue may still bring a notice that must not be told. */
const FORGOTTEN = "forgotten";
/** Longer than a queue keeps a message with all its retries. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * One notice: what was tried to tell whom, so that nobody is told twice. Whoever calls while mails are
 * under way waits for the same ones; a later call sends only what has not been sent.
 *
 * The promise is that nothing comes twice. Where a mail server got all of a mail and did not say that
 * it took it, the mail counts as failed, and the log says that it may have arrived.
 *
 * One moment cannot be known: the server took a mail, and this object ended before it had noted it.
 * The mail is then sent again with the same Message-ID (and the same key to an API), by which mail
 * programs show it once.
 */
export class NoticeObject extends DurableObject<Env> {
  #delivering: Promise<MailState[]> | null = null;

  /** How it stands with each recipient, once each has been tried that can be. */
  async deliver(notice: Notice): Promise<MailState[]> {
    this.#delivering ??= this.#deliver(notice).finally(() => {
      this.#delivering = null;
    });
    return this.#delivering;
  }

  /** Nobody is tried any more; for the reason, where there is another than the last error. */
  async giveUp(reason: string | null): Promise<MailState[]> {
    await this.#delivering;
    const mails = this.#mails().map((mail) => givenUp(mail, reason));
    if (mails.length > 0) this.#keep(mails);
    return mails;
  }

  /** Its visitor is erased: nobody is told of it any more, and no address stays. */
  async forget(): Promise<void> {
    await this.#delivering?.catch(() => undefined);
    this.ctx.storage.kv.delete(MAILS);
    this.ctx.storage.kv.put(FORGOTTEN, true);
    await this.ctx.storage.setAlarm(Date.now() + KEPT_MS);
  }

  /** Addresses are not kept for longer than they are needed. */
  override async alarm(): Promise<void> {
    if (this.ctx.storage.kv.get(TOLD) === true) {
      this.ctx.storage.kv.delete(MAILS);
      this.ctx.storage.kv.delete(FORGOTTEN);
    } else await this.ctx.storage.deleteAll();
  }

  async #deliver(notice: Notice): Promise<MailState[]> {
    if (this.ctx.storage.kv.get(FORGOTTEN) === true) return [];
    const mails = this.#mails();
    if (mails.length === 0) {
      if (this.ctx.storage.kv.get(TOLD) === true) return [];
      mails.push(...this.#begin(notice));
      if (mails.length === 0) return [];
      this.#keep(mails);
      if (notice.type === "new_conversation") this.ctx.storage.kv.put(TOLD, true);
      await this.ctx.storage.setAlarm(Date.now() + KEPT_MS);
    }
    await Promise.all(mails.map((_, index) => this.#send(notice, mails, index)));
    return mails;
  }

  /** Whoever is to be told is settled at the first attempt: nobody is added to what was told. */
  #begin(notice: Notice): MailState[] {
    return recipientsOf(notice).map((recipient) => {
      const { subject } = mailOf(notice, recipient, null);
      return newMail(recipient, subject, Date.now());
    });
  }

  async #send(notice: Notice, mails: MailState[], index: number): Promise<void> {
    const note = (change: (mail: MailState) => MailState): void => {
      const mail = mails[index];
      if (!mail) return;
      mails[index] = change(mail);
      this.#keep(mails);
    };
    const mail = mails[index];
    if (mail?.status !== "pending") return;
    note(tried);
    await this.ctx.storage.sync();
    try {
      const letter = mailOf(notice, mail.recipient, this.env.ADMIN_ORIGIN ?? null);
      await openMail(this.env).send(letter);
      note((state) => sent(state, Date.now()));
    } catch (cause) {
      const isFinal = cause instanceof MailRefused || cause instanceof MailOutcomeUnknown;
      note((state) => notSent(state, cause, isFinal));
    }
  }

  #mails(): MailState[] {
    return [...(this.ctx.storage.kv.get<MailState[]>(MAILS) ?? [])];
  }

  #keep(mails: readonly MailState[]): void {
    this.ctx.storage.kv.put(MAILS, mails);
  }
}
