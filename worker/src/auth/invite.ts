import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { invitationMail } from "../mail/account-mails.ts";
import { openMail } from "../mail/mail.ts";
import type { Database } from "../store/database.ts";
import { replaceResetLink } from "../store/sign-in.ts";
import { INVITATION_LINK_S } from "./password-rules.ts";

export interface Invitee {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly clientName: string | null;
  readonly inviterName: string;
}

const LINK_BYTES = 32;
const DAY_S = 24 * 60 * 60;

/**
 * Mails a link with which the invitee chooses a password: the library's own reset link, which lasts
 * longer. One link is good at a time.
 */
export async function invite(env: Env, db: Database, invitee: Invitee): Promise<void> {
  const bytes = crypto.getRandomValues(new Uint8Array(LINK_BYTES));
  const token = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  await replaceResetLink(db, invitee.userId, token, INVITATION_LINK_S);
  const url = `${env.ADMIN_ORIGIN}/invitation?token=${token}`;
  const mail = invitationMail(invitee.locale, {
    name: invitee.name,
    inviterName: invitee.inviterName,
    clientName: invitee.clientName,
    url,
    days: INVITATION_LINK_S / DAY_S,
  });
  try {
    await openMail(env).send({ ...mail, to: invitee.email });
  } catch {
    throw new AppError("unavailable", {
      message:
        "The user was added, but the invitation could not be sent. Send it again in a moment.",
    });
  }
}
