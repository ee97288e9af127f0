import { DurableObject, type DurableObjectContext, type ObjectNamespace } from "cloudflare:workers";

interface Env {
  readonly OBJECTS: ObjectNamespace<{ store(text: string): Promise<{ readonly seq: number }> }>;
}

/** Two rows a message and nothing else: no rules, no answer, no debt to anybody. */
export class BareObject extends DurableObject<Env> {
  #seq = 0;

  constructor(ctx: DurableObjectContext, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY, type TEXT, text TEXT, at INTEGER)",
    );
  }

  async store(text: string): Promise<{ readonly seq: number }> {
    const nowMs = Date.now();
    this.ctx.storage.transactionSync(() => {
      this.#insert("user", text, nowMs);
      this.#insert("bot", text, nowMs);
    });
    return { seq: this.#seq };
  }

  #insert(type: string, text: string, nowMs: number): void {
    this.#seq += 1;
    const insert = "INSERT INTO messages VALUES (?, ?, ?, ?)";
    this.ctx.storage.sql.exec(insert, this.#seq, type, text, nowMs);
  }
}

// biome-ignore lint/style/noDefaultExport: workerd looks for the Worker's handler there.
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const body: { readonly conversation_id: string; readonly message_text: string } =
      await request.json();
    const object = env.OBJECTS.get(env.OBJECTS.idFromName(body.conversation_id));
    return Response.json(await object.store(body.message_text));
  },
};
