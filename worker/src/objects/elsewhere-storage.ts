import { CAPABILITY_LIFE_MS } from "../capability.ts";
import { uuidTimeMs } from "../uuid.ts";
import type { ThreadDatabase } from "./thread-database.ts";

/** A conversation that a person began before they signed in: the object of that browser's thread has it. */
export interface Elsewhere {
  readonly objectId: string;
  readonly conversationId: string;
}

/**
 * Where a verified person's open conversation is, when it is not in the object of their own session.
 * One at most. No longer than a capability lives: after that nobody could be led there.
 */
export class ElsewhereStorage {
  readonly #database: ThreadDatabase;

  constructor(database: ThreadDatabase) {
    this.#database = database;
  }

  find(): Elsewhere | null {
    const [row] = this.#database.exec("SELECT object_id, conversation_id FROM elsewhere");
    return row
      ? { objectId: String(row.object_id), conversationId: String(row.conversation_id) }
      : null;
  }

  keep({ objectId, conversationId }: Elsewhere): void {
    this.#database.exec(
      "INSERT OR REPLACE INTO elsewhere (id, object_id, conversation_id) VALUES (1, ?, ?)",
      objectId,
      conversationId,
    );
  }

  forget(): void {
    this.#database.exec("DELETE FROM elsewhere");
  }

  overAtMs(): number | null {
    const known = this.find();
    return known && uuidTimeMs(known.conversationId) + CAPABILITY_LIFE_MS;
  }
}
