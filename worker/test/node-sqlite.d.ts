// What tests need of Node's SQLite, for the same reason as in src/node-compat.d.ts.
declare module "node:sqlite" {
  export interface StatementSync {
    all(...values: unknown[]): Record<string, unknown>[];
  }
  export class DatabaseSync {
    constructor(path: string);
    exec(sql: string): void;
    prepare(sql: string): StatementSync;
    close(): void;
  }
}
