import { createHash } from "node:crypto";
import type { TranscriptCheck } from "../../../contracts/admin/privacy.ts";
import type { MessageType } from "../../../contracts/message.ts";
import { storableText } from "../../../contracts/text.ts";

// A transcript is a chain: each message carries a hash over the hash before it and what it says, so
// that nothing of it can be changed, taken out or put elsewhere without all after it not fitting any
// more. The hash of message n is, in hexadecimal,
//
//     SHA-256( UTF-8( previous + "\n" + JSON ) )
//     JSON = [id, conversation id, seq, type, text, sender's name or null, created at in ms]
//
// as JSON.stringify writes it: no spaces, and of the letters only `"`, `\` and those below U+0020
// escaped. `previous` is the hash of message n-1; for the first, and for the first after messages from
// before there were chains, the conversation's id. The conversation keeps the last hash, so that a
// transcript whose end was cut off is found out too. There is no secret in it: whoever may write to the
// database may write a new chain. It finds what was changed by mistake or in part; against more, keep
// the heads elsewhere.

/** What of a message is chained. */
export interface Link {
  readonly id: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly type: MessageType;
  readonly text: string;
  readonly senderName: string | null;
  readonly createdAtMs: number;
}

export function chainHash(previous: string | null, link: Link): string {
  const { id, conversationId, seq, type, senderName, createdAtMs } = link;
  // As Postgres can hold them: what is checked later was stored there.
  const text = storableText(link.text);
  const name = senderName === null ? null : storableText(senderName);
  const said = JSON.stringify([id, conversationId, seq, type, text, name, createdAtMs]);
  return createHash("sha256")
    .update(`${previous ?? conversationId}\n${said}`)
    .digest("hex");
}

/** Messages with their hashes, one after the other, and the head after them. */
export function chained<Said extends Link>(
  head: string | null,
  said: readonly Said[],
): { messages: (Said & { chainHash: string })[]; chainHead: string | null } {
  let chainHead = head;
  const messages = said.map((message) => {
    chainHead = chainHash(chainHead, message);
    return { ...message, chainHash: chainHead };
  });
  return { messages, chainHead };
}

export interface StoredLink extends Link {
  readonly chainHash: string | null;
}

/** Checks one transcript, message by message in the order of their numbers. */
export class ChainChecker {
  #lastSeq = 0;
  #previous: string | null = null;
  #checked = 0;
  #unchained = 0;
  #problem: string | null = null;

  add(message: StoredLink): void {
    if (this.#problem !== null) return;
    this.#problem = this.#problemOf(message);
    if (this.#problem !== null) return;
    this.#lastSeq = message.seq;
    this.#previous = message.chainHash;
    if (message.chainHash === null) this.#unchained += 1;
    else this.#checked += 1;
  }

  #problemOf(message: StoredLink): string | null {
    const { seq, chainHash: stored } = message;
    if (seq !== this.#lastSeq + 1) return `Message ${this.#lastSeq + 1} is missing.`;
    if (stored === null) {
      return this.#previous === null ? null : `Message ${seq} has lost its place in the chain.`;
    }
    if (stored === chainHash(this.#previous, message)) return null;
    return `Message ${seq} is not as it was written, or not where it was.`;
  }

  /** `head` is what the conversation keeps of its last message; null from before there were chains. */
  end(head: string | null): TranscriptCheck {
    if (this.#problem === null && head !== this.#previous) {
      this.#problem = `The transcript does not end where it did: here it ends with message ${this.#lastSeq}.`;
    }
    return {
      is_intact: this.#problem === null,
      checked: this.#checked,
      unchained: this.#unchained,
      problem: this.#problem,
    };
  }
}
