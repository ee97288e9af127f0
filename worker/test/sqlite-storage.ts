import { DatabaseSync } from "node:sqlite";

/**
 * The platform's synchronous storage over Node's SQLite, for tests that crash an object at will:
 * dropping everything but `disk` and opening it again is what a killed process leaves behind.
 */
export function openSqliteStorage(disk: DatabaseSync): DurableObjectStorage {
  const storage = {
    sql: {
      exec(query: string, ...bindings: (string | number | null)[]) {
        if (bindings.length === 0 && query.includes(";")) {
          disk.exec(query);
          return { toArray: () => [] };
        }
        const rows = disk.prepare(query).all(...bindings);
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
