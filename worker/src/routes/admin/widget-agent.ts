import type { AgentTest, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { askAgent } from "../../agent/ask-agent.ts";
import { AppError } from "../../errors.ts";
import { checkAddress } from "../../outgoing/public-address.ts";
import { publishNow } from "../../snapshots/publish-widget.ts";
import { ensureAgentSecret, findAgent, renewAgentSecret } from "../../store/widget-agent.ts";
import type { WidgetChange } from "../../store/widget-settings.ts";
import { found, type Handlers } from "./serve.ts";

type AgentKey = Extract<keyof typeof widgetOperations, `${string}/agent-${string}`>;

/** Of the widget's routes: what concerns its AI agent. */
export const agentHandlers: Pick<Handlers<typeof widgetOperations>, AgentKey> = {
  "GET /widgets/:widgetId/agent-secret": async ({ c, db }) => {
    const { id, widgetKey } = c.var.ownWidget;
    if (await ensureAgentSecret(db, id)) await publishNow(c.env, db, widgetKey);
    return { secret: found(found(await findAgent(db, id)).secret) };
  },
  "POST /widgets/:widgetId/agent-secret": async ({ c, db }) => {
    const { id, widgetKey } = c.var.ownWidget;
    const secret = await renewAgentSecret(db, id);
    await publishNow(c.env, db, widgetKey);
    return { secret };
  },
  "POST /widgets/:widgetId/agent-test": async ({ c, db, actor, body }) => {
    const { id, widgetKey } = c.var.ownWidget;
    const { url, locale } = found(await findAgent(db, id));
    if (url === null) return problem("The widget has no address of an AI agent yet.");
    if (await ensureAgentSecret(db, id)) await publishNow(c.env, db, widgetKey);
    const secret = found(found(await findAgent(db, id)).secret);
    const atMs = Date.now();
    const question = { type: "user", name: actor.name, text: body.question, atMs } as const;
    const answer = await askAgent(
      { url, secret },
      {
        conversationId: crypto.randomUUID(),
        widgetKey,
        locale,
        pageUrl: null,
        visitor: null,
        transcript: [question],
      },
    );
    const tookMs = Date.now() - atMs;
    if ("failed" in answer) return problem(answer.failed, tookMs);
    return { is_ok: true, reply: answer.reply, problem: null, duration_ms: tookMs };
  },
};

function problem(sentence: string, tookMs = 0): AgentTest {
  return { is_ok: false, reply: null, problem: sentence, duration_ms: tookMs };
}

/** Only an address that may be called is kept. */
export function requireAgentAddress({ aiHandoffUrl }: WidgetChange): void {
  if (!aiHandoffUrl) return;
  const checked = checkAddress(aiHandoffUrl);
  if (!("refused" in checked)) return;
  throw new AppError("bad_request", { message: checked.refused, field: "ai_handoff_url" });
}

/** An agent is asked only by requests that it can check. */
export function needsAgentSecret({ enableAiHandoff, aiHandoffUrl }: WidgetChange): boolean {
  return Boolean(enableAiHandoff && aiHandoffUrl);
}
