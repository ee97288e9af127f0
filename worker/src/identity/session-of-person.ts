import { createHmac } from "node:crypto";

const PREFIX = "person_";

/**
 * The session of a verified person with a widget: the same on each of their devices. An HMAC-SHA-256
 * over the person's id, so that nobody who knows the id, and not the widget's salt, can make it up as
 * a session of their own.
 */
export function sessionOfPerson(salt: string, sub: string): string {
  return PREFIX + createHmac("sha256", salt).update(sub).digest("base64url");
}
