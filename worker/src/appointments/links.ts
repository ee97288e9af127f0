import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { CapabilitySecrets } from "../capability.ts";
import { uuidFromBytes, uuidToBytes } from "../uuid.ts";

/**
 * Links that a customer gets by mail, valid without login. A link's token is
 *
 *     appointment id (16) | sequence (4) | tag (16)      = 36 bytes
 *
 * in base64url, where the tag is a truncated HMAC-SHA-256 over the purpose and all before it: what
 * may move an appointment cannot cancel it. The sequence counts the appointment's changes, so that a
 * link dies with the next one. The length is a multiple of three, as in capability.ts.
 */
export const LINK_PURPOSES = ["move", "cancel"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const BODY_BYTES = 20;
const TAG_BYTES = 16;

export interface LinkTarget {
  readonly appointmentId: string;
  readonly sequence: number;
}

export function sealLink(
  secrets: CapabilitySecrets,
  purpose: LinkPurpose,
  { appointmentId, sequence }: LinkTarget,
): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.set(uuidToBytes(appointmentId), 0);
  body.writeUInt32BE(sequence, 16);
  return Buffer.concat([body, tagOf(secrets.CAPABILITY_SECRET, purpose, body)]).toString(
    "base64url",
  );
}

/** Null when it was forged, or made for another purpose. */
export function openLink(
  secrets: CapabilitySecrets,
  purpose: LinkPurpose,
  token: string,
): LinkTarget | null {
  const length = ((BODY_BYTES + TAG_BYTES) / 3) * 4;
  if (token.length !== length || !/^[\w-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const [body, tag] = [bytes.subarray(0, BODY_BYTES), bytes.subarray(BODY_BYTES)];
  for (const secret of [secrets.CAPABILITY_SECRET, secrets.CAPABILITY_SECRET_PREVIOUS]) {
    if (secret && timingSafeEqual(tag, tagOf(secret, purpose, body))) {
      return {
        appointmentId: uuidFromBytes(body.subarray(0, 16)),
        sequence: body.readUInt32BE(16),
      };
    }
  }
  return null;
}

function tagOf(secret: string, purpose: LinkPurpose, body: Uint8Array): Buffer {
  // Conversations' tags are made with the same secret, over a widget's key: none begins like this.
  const mac = createHmac("sha256", secret).update(`appointment:${purpose}:`).update(body).digest();
  return mac.subarray(0, TAG_BYTES);
}
