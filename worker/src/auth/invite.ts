import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { logError } from "../log.ts";
import { invitationMail } from "../mail/account-mails.ts";
import { openMail } from "../mail/mail.ts";
import type { Database } from "../store/database.ts";
import { noteAttempt, replaceResetLink } from "../store/sign-in.ts";
import {
  INVITATION_LINK_S,
  INVITATIONS_BY_USER_MAX,
  INVITATIONS_BY_USER_WINDOW_S,
  INVITATIONS_TO_ADDRESS_MAX,
  INVITATIONS_TO_ADDRESS_WINDOW_S,
} from "./password-rules.ts";

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
 * Counts an invitation by its sender and by its address, and refuses with `rate_limited` what is too
 * much: mail in our name must not become somebody's tool.
 */
export async function countInvitation(db: Database, userId: number, email: string): Promise<void> {
  const sent = await noteAttempt(db, `invitations by ${userId}`, INVITATIONS_BY_USER_WINDOW_S);
  if (sent > INVITATIONS_BY_USER_MAX) {
    const message = `You can send ${INVITATIONS_BY_USER_MAX} invitations an hour. Please go on later.`;
    throw new AppError("rate_limited", { message });
  }
  const got = await noteAttempt(db, `invitations to ${email}`, INVITATIONS_TO_ADDRESS_WINDOW_S);
  if (got <= INVITATIONS_TO_ADDRESS_MAX) return;
  throw new AppError("rate_limited", {
    message: `This address was sent ${INVITATIONS_TO_ADDRESS_MAX} invitations already. Please try again tomorrow.`,
  });
}

/**
 * Mails a link with which the invitee chooses a password: the library's own reset link, which lasts
 * longer. One link is good at a time. False when the mail did not leave.
 */
export async function invite(env: Env, db: Database, invitee: Invitee): Promise<boolean> {
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
    return true;
  } catch (error) {
    logError("mail.failed", { error });
    return false;
  }
}
