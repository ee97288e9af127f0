/**
 * The object's own SQLite, made ready at its first use. Nothing here awaits: what is called between
 * two awaits of the object is one transaction of the platform's.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS conversations (
    ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS messages (
    position INTEGER PRIMARY KEY, type TEXT NOT NULL, created_at_ms INTEGER NOT NULL,
    client_message_id TEXT, body TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS outbox (
    position INTEGER PRIMARY KEY, after_message INTEGER NOT NULL, conversation_id TEXT NOT NULL,
    owed_at_ms INTEGER NOT NULL, event TEXT NOT NULL, parked_because TEXT
  );
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY CHECK (id = 1), delivered_message INTEGER NOT NULL,
    attempts INTEGER NOT NULL, retry_at_ms INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS notices (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, conversation_id TEXT NOT NULL, seq INTEGER NOT NULL,
    due_at_ms INTEGER, attempts INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS elsewhere (
    id INTEGER PRIMARY KEY CHECK (id = 1), object_id TEXT NOT NULL, conversation_id TEXT NOT NULL
  );
`;

export type Row = Record<string, SqlStorageValue>;

export class ThreadDatabase {
  readonly #storage: DurableObjectStorage;
  #isReady = false;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Whether anything was ever stored; asking stores nothing. */
  isUsed(): boolean {
    const tables = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'conversations'";
    return this.#isReady || this.#storage.sql.exec(tables).toArray().length > 0;
  }

  exec(query: string, ...bindings: SqlStorageValue[]): Row[] {
    if (!this.#isReady) {
      this.#storage.sql.exec(SCHEMA);
      this.#isReady = true;
    }
    return this.#storage.sql.exec(query, ...bindings).toArray();
  }

  /** One statement for all rows: each statement costs more than what it writes. */
  insert(table: string, columns: string, rows: readonly SqlStorageValue[][]): void {
    if (rows.length === 0) return;
    const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
    this.exec(`INSERT INTO ${table} (${columns}) VALUES ${places}`, ...rows.flat());
  }

  transaction(work: () => void): void {
    this.#storage.transactionSync(work);
  }

  /** An object with nothing stored costs nothing and is gone from the platform's books. */
  async deleteAll(): Promise<void> {
    this.#isReady = false;
    await this.#storage.deleteAll();
  }
}

/** Trusted: only this room writes these columns, from values of the very type. */
export function parseColumn<T>(json: SqlStorageValue | undefined): T {
  return JSON.parse(String(json)) as T;
}
