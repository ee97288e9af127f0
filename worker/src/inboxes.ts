import { inBackground } from "./background.ts";
import type { Env } from "./env.ts";
import { ALL_CLIENTS_INBOX, type InboxNews, inboxName } from "./objects/inbox-calls.ts";

/** Tells a client's open dashboards what a user did there. Nobody waits for it. */
export function tellInbox(env: Env, clientId: number, news: InboxNews): void {
  inBackground("inbox.untold", inboxNamed(env, inboxName(clientId)).publish([news]));
}

/**
 * Has the sockets closed at once whose sessions have just ended. A super admin's may be open at any
 * client's Inbox: there they end with its next look at sessions, a few minutes later at most.
 */
export function closeEndedSockets(env: Env, clientId: number | null): void {
  const name = clientId === null ? ALL_CLIENTS_INBOX : inboxName(clientId);
  inBackground("inbox.sockets_unclosed", inboxNamed(env, name).checkSessions());
}

export function inboxNamed({ INBOXES }: Env, name: string) {
  return INBOXES.get(INBOXES.idFromName(name));
}
