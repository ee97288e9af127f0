import { DatabaseSync, type StatementSync } from "node:sqlite";

/**
 * The platform's synchronous storage over Node's SQLite, for tests that crash an object at will:
 * dropping everything but `disk` and opening it again is what a killed process leaves behind.
 */
export function openSqliteStorage(disk: DatabaseSync): DurableObjectStorage {
  // To prepare a statement costs more than to run it.
  const statements = new Map<string, StatementSync>();
  const prepare = (query: string): StatementSync => {
    const statement = statements.get(query) ?? disk.prepare(query);
    statements.set(query, statement);
    return statement;
  };
  const storage = {
    sql: {
      exec(query: string, ...bindings: (string | number | null)[]) {
        if (bindings.length === 0 && query.includes(";")) {
          disk.exec(query);
          return { toArray: () => [] };
        }
        const rows = prepare(query).all(...bindings);
        return { toArray: () => rows };
      },
    },
    transactionSync(work: () => unknown) {
      disk.exec("SAVEPOINT work");
      try {
        const result = work();
        disk.exec("RELEASE work");
        return result;
      } catch (error) {
        disk.exec("ROLLBACK TO work");
        throw error;
      }
    },
  };
  // Only what ThreadStorage uses of it; anything else would fail loudly.
  return storage as unknown as DurableObjectStorage;
}

export function newDisk(): DatabaseSync {
  return new DatabaseSync(":memory:");
}
