import { app } from "./app.ts";
import { type Env, requireSettings } from "./env.ts";
import { publishPending } from "./jobs/publish-pending.ts";
import { storeTallies } from "./jobs/store-tallies.ts";
import type { TallyMessage } from "./tallies.ts";

export { ConversationObject } from "./objects/conversation-object.ts";

export default {
  fetch(request, env, ctx) {
    requireSettings(env);
    return app.fetch(request, env, ctx);
  },
  async scheduled(_controller, env) {
    requireSettings(env);
    await publishPending(env);
  },
  async queue(batch, env) {
    requireSettings(env);
    await storeTallies(batch, env);
  },
} satisfies ExportedHandler<Env, TallyMessage>;
