// What tests need of Node's SQLite, for the same reason as in src/node-compat.d.ts.
declare module "node:sqlite" {
  export class DatabaseSync {
    constructor(path: string);
    exec(sql: string): void;
    prepare(sql: string): { all(...values: unknown[]): Record<string, unknown>[] };
    close(): void;
  }
}
