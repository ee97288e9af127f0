import { createHmac } from "node:crypto";
import { PERSON_SESSION_PREFIX } from "../domain/known-visitor.ts";

/**
 * The session of a verified person with a widget: the same on each of their devices. An HMAC-SHA-256
 * over the person's id, so that nobody who knows the id, and not the widget's salt, can make it up as
 * a session of their own.
 */
export function sessionOfPerson(salt: string, externalId: string): string {
  const mac = createHmac("sha256", salt).update(externalId).digest();
  return PERSON_SESSION_PREFIX + mac.toString("base64url");
}
