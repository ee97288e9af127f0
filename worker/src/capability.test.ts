import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MessageRef,
  openConversation,
  openMessage,
  openResume,
  type ResumeRef,
  sealConversation,
  sealMessage,
  sealResume,
} from "./capability.ts";
import { uuidv7 } from "./uuid.ts";

const NOW_MS = Date.UTC(2026, 10, 20);
const DAY_MS = 24 * 60 * 60 * 1000;
const SECRETS = { CAPABILITY_SECRET: "a".repeat(32) };
const KEY = `wtfu_${"1".repeat(32)}`;

const HEX_64 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("hex"));
const WIDGET_KEY = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => `wtfu_${Buffer.from(bytes).toString("hex")}`);
const REF: fc.Arbitrary<MessageRef> = fc.record({
  objectId: HEX_64,
  conversationId: fc.integer({ min: 0, max: 29 * DAY_MS }).map((ageMs) => uuidv7(NOW_MS - ageMs)),
  seq: fc.integer({ min: 1, max: 0xffff_ffff }),
});

/** Both kinds, sealed and opened in the same way. */
const KINDS = {
  conversation: {
    seal: (ref: MessageRef, key = KEY, secrets = SECRETS) => sealConversation(secrets, key, ref),
    open: (text: string, key = KEY, secrets = SECRETS) =>
      openConversation(secrets, key, text, NOW_MS),
  },
  message: {
    seal: (ref: MessageRef, key = KEY, secrets = SECRETS) => sealMessage(secrets, key, ref),
    open: (text: string, key = KEY, secrets = SECRETS) => openMessage(secrets, key, text, NOW_MS),
  },
} as const;

describe.each(["conversation", "message"] as const)("a capability of a %s", (kind) => {
  const { seal, open } = KINDS[kind];

  test("opens to what was sealed", () => {
    fc.assert(
      fc.property(REF, WIDGET_KEY, (ref, key) => {
        const { objectId, conversationId } = ref;
        const expected = kind === "message" ? ref : { objectId, conversationId };
        expect(open(seal(ref, key), key)).toEqual(expected);
      }),
    );
  });

  test("does not open when any one of its bits was changed", () => {
    const [ref] = fc.sample(REF, { numRuns: 1, seed: 7 });
    if (!ref) throw new Error("no sample");
    const bytes = Buffer.from(seal(ref), "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.set([(bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))], bit >> 3);
      expect(open(changed.toString("base64url")), `bit ${bit}`).toBeNull();
    }
  });

  test("does not open when any one of its characters is another, is missing or is too many", () => {
    fc.assert(
      fc.property(REF, fc.nat(), fc.string({ maxLength: 2 }), (ref, at, inserted) => {
        const text = seal(ref);
        const index = at % text.length;
        const changed = text.slice(0, index) + inserted + text.slice(index + 1);
        fc.pre(changed !== text);
        expect(open(changed)).toBeNull();
      }),
    );
  });

  test("does not open with another widget's key", () => {
    fc.assert(
      fc.property(REF, WIDGET_KEY, WIDGET_KEY, (ref, key, otherKey) => {
        fc.pre(key !== otherKey);
        expect(open(seal(ref, key), otherKey)).toBeNull();
      }),
    );
  });

  test("opens with the previous secret while it is being changed, and not after", () => {
    fc.assert(
      fc.property(REF, (ref) => {
        const text = seal(ref);
        const next = { CAPABILITY_SECRET: "b".repeat(32) };
        const changing = { ...next, CAPABILITY_SECRET_PREVIOUS: SECRETS.CAPABILITY_SECRET };
        expect(open(text, KEY, changing)).not.toBeNull();
        expect(open(text, KEY, next)).toBeNull();
      }),
    );
  });

  test("opens for thirty days after its conversation began", () => {
    const ref = { objectId: "0".repeat(64), seq: 1 };
    const begun = (ageMs: number) => seal({ ...ref, conversationId: uuidv7(NOW_MS - ageMs) });
    expect(open(begun(30 * DAY_MS))).not.toBeNull();
    expect(open(begun(30 * DAY_MS + 1))).toBeNull();
  });

  test("is never made of other text", () => {
    fc.assert(fc.property(fc.string(), (text) => open(text) === null));
  });
});

test("neither kind passes for the other", () => {
  fc.assert(
    fc.property(REF, (ref) => {
      expect(KINDS.message.open(KINDS.conversation.seal(ref))).toBeNull();
      expect(KINDS.conversation.open(KINDS.message.seal(ref))).toBeNull();
    }),
  );
});

describe("the token of a link back", () => {
  const ref: ResumeRef = {
    objectId: "ab".repeat(32),
    conversationId: uuidv7(NOW_MS - 60 * DAY_MS),
    nonce: "0123456789abcdef01234567",
    untilMs: NOW_MS + 7 * DAY_MS,
  };
  const token = sealResume(SECRETS, KEY, ref);

  test("opens to what was sealed until its time is over, however old the conversation is", () => {
    expect(openResume(SECRETS, KEY, token, NOW_MS)).toEqual(ref);
    expect(openResume(SECRETS, KEY, token, ref.untilMs - 1)).toEqual(ref);
    expect(openResume(SECRETS, KEY, token, ref.untilMs)).toBeNull();
  });

  test("opens for its own widget and as what it is only, and with no bit changed", () => {
    const other = `wtfu_${"2".repeat(32)}`;
    expect(openResume(SECRETS, other, token, NOW_MS)).toBeNull();
    expect(openConversation(SECRETS, KEY, token, NOW_MS)).toBeNull();
    const bytes = Buffer.from(token, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.set([(bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))], bit >> 3);
      expect(openResume(SECRETS, KEY, changed.toString("base64url"), NOW_MS)).toBeNull();
    }
  });
});
