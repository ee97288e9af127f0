import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import { uuidFromBytes, uuidTimeMs, uuidToBytes } from "./uuid.ts";

/**
 * Public ids that prove themselves. A conversation's capability is
 *
 *     kind (1) | object id (32) | conversation id (16) | tag (17)      = 66 bytes
 *     kind (1) | object id (32) | conversation id (16) | seq (4) | tag (16) = 69 bytes for a message
 *     kind (1) | object id (32) | conversation id (16) | nonce (12) | until (4) | tag (16) = 81 bytes
 *
 * the last for a link that leads back into a conversation: it ends by itself, at a second of Unix
 * time, or when the object forgets its nonce. All are
 * in base64url, where the tag is a truncated HMAC-SHA-256 over the widget's key and all before it
 * (RFC 2104 §5 allows truncation to half the hash and no less). The object id is itself a hash of
 * widget and session. All lengths are multiples of three: base64 then has no spare bits, so that
 * no two texts mean the same capability.
 */
const KINDS = { conversation: 1, message: 2, resume: 3 } as const;
const BODY_BYTES = { conversation: 49, message: 53, resume: 65 } as const;
const TAG_BYTES = { conversation: 17, message: 16, resume: 16 } as const;
export const RESUME_NONCE_BYTES = 12;
type Kind = keyof typeof KINDS;

export const CAPABILITY_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export interface CapabilitySecrets {
  readonly CAPABILITY_SECRET: string;
  readonly CAPABILITY_SECRET_PREVIOUS?: string;
}

export interface ConversationRef {
  /** Durable Object id, 64 hex digits. */
  readonly objectId: string;
  readonly conversationId: string;
}

export interface ResumeRef extends ConversationRef {
  /** 24 hex digits. */
  readonly nonce: string;
  /** Whole seconds. */
  readonly untilMs: number;
}

export interface MessageRef extends ConversationRef {
  readonly seq: number;
}

function tagOf(secret: string, widgetKey: string, kind: Kind, body: Uint8Array): Buffer {
  // The key's length is fixed, so key and body cannot be shifted into one another.
  const mac = createHmac("sha256", secret).update(widgetKey).update(body).digest();
  return mac.subarray(0, TAG_BYTES[kind]);
}

function bodyOf(kind: Kind, ref: ConversationRef): Buffer {
  const body = Buffer.alloc(BODY_BYTES[kind]);
  body[0] = KINDS[kind];
  body.set(Buffer.from(ref.objectId, "hex"), 1);
  body.set(uuidToBytes(ref.conversationId), 33);
  return body;
}

function seal(secret: string, widgetKey: string, kind: Kind, body: Buffer): string {
  return Buffer.concat([body, tagOf(secret, widgetKey, kind, body)]).toString("base64url");
}

function open(
  secrets: CapabilitySecrets,
  widgetKey: string,
  kind: Kind,
  text: string,
): Buffer | null {
  const length = ((BODY_BYTES[kind] + TAG_BYTES[kind]) / 3) * 4;
  // Node's decoder skips what is not base64url; such texts must not pass for the clean one.
  if (text.length !== length || !/^[\w-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  if (bytes[0] !== KINDS[kind]) return null;
  const body = bytes.subarray(0, BODY_BYTES[kind]);
  const tag = bytes.subarray(BODY_BYTES[kind]);
  for (const secret of [secrets.CAPABILITY_SECRET, secrets.CAPABILITY_SECRET_PREVIOUS]) {
    if (secret && timingSafeEqual(tag, tagOf(secret, widgetKey, kind, body))) return body;
  }
  return null;
}

function conversationRef(body: Buffer, nowMs: number): ConversationRef | null {
  const conversationId = uuidFromBytes(body.subarray(33, 49));
  if (nowMs - uuidTimeMs(conversationId) > CAPABILITY_LIFE_MS) return null;
  return { objectId: body.subarray(1, 33).toString("hex"), conversationId };
}

export function sealConversation(
  secrets: CapabilitySecrets,
  widgetKey: string,
  ref: ConversationRef,
): string {
  const body = bodyOf("conversation", ref);
  return seal(secrets.CAPABILITY_SECRET, widgetKey, "conversation", body);
}

export function sealMessage(
  secrets: CapabilitySecrets,
  widgetKey: string,
  ref: MessageRef,
): string {
  const body = bodyOf("message", ref);
  body.writeUInt32BE(ref.seq, 49);
  return seal(secrets.CAPABILITY_SECRET, widgetKey, "message", body);
}

/** Null when it was forged, belongs to another widget, or its conversation began over 30 days ago. */
export function openConversation(
  secrets: CapabilitySecrets,
  widgetKey: string,
  text: string,
  nowMs: number,
): ConversationRef | null {
  const body = open(secrets, widgetKey, "conversation", text);
  return body && conversationRef(body, nowMs);
}

/** As {@link openConversation}, for a message's capability. */
export function openMessage(
  secrets: CapabilitySecrets,
  widgetKey: string,
  text: string,
  nowMs: number,
): MessageRef | null {
  const body = open(secrets, widgetKey, "message", text);
  const ref = body && conversationRef(body, nowMs);
  return body && ref && { ...ref, seq: body.readUInt32BE(49) };
}

export function sealResume(secrets: CapabilitySecrets, widgetKey: string, ref: ResumeRef): string {
  const body = bodyOf("resume", ref);
  body.set(Buffer.from(ref.nonce, "hex"), 49);
  body.writeUInt32BE(Math.floor(ref.untilMs / 1000), 61);
  return seal(secrets.CAPABILITY_SECRET, widgetKey, "resume", body);
}

/** Null when it was forged, belongs to another widget, or is too old; the object knows the nonce. */
export function openResume(
  secrets: CapabilitySecrets,
  widgetKey: string,
  text: string,
  nowMs: number,
): ResumeRef | null {
  const body = open(secrets, widgetKey, "resume", text);
  if (!body) return null;
  const untilMs = body.readUInt32BE(61) * 1000;
  if (nowMs >= untilMs) return null;
  return {
    objectId: body.subarray(1, 33).toString("hex"),
    conversationId: uuidFromBytes(body.subarray(33, 49)),
    nonce: body.subarray(49, 49 + RESUME_NONCE_BYTES).toString("hex"),
    untilMs,
  };
}
