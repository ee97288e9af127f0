/** The little that the bare object needs; the Worker's own types do not mix with Node's. */
declare module "cloudflare:workers" {
  export class DurableObject<Env = unknown> {
    constructor(ctx: DurableObjectContext, env: Env);
    readonly ctx: DurableObjectContext;
    readonly env: Env;
  }

  export interface DurableObjectContext {
    readonly storage: {
      readonly sql: { exec(query: string, ...bindings: (string | number)[]): unknown };
      transactionSync(work: () => void): void;
    };
  }

  export interface ObjectNamespace<Stub> {
    idFromName(name: string): unknown;
    get(id: unknown): Stub;
  }
}
