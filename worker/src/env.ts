import { z } from "zod";
import type { Actor } from "./domain/access.ts";
import type { FollowUpStart } from "./follow-up/lead-follow-up.ts";
import type { GenerationEnv } from "./generation/settings.ts";
import type { KnowledgeJob } from "./jobs/knowledge-jobs.ts";
import type { MailEnv } from "./mail/mail.ts";
import type { Notice } from "./notices/notice.ts";
import type { NoticeObject } from "./notices/notice-object.ts";
import type { ConversationObject } from "./objects/conversation-object.ts";
import type { GenerationBudget } from "./objects/generation-budget.ts";
import type { Inbox } from "./objects/inbox.ts";
import type { LoadedWidget } from "./snapshots/loaded-widget.ts";
import type { OwnWidget } from "./store/widgets.ts";
import type { EdgeReport } from "./tallies.ts";
import type { WebhookJob } from "./webhooks/webhook-job.ts";

/** Bindings of wrangler.toml and the secrets set beside it. */
export interface Env extends GenerationEnv, MailEnv {
  readonly ASSETS: Fetcher;
  readonly SNAPSHOTS: KVNamespace;
  readonly CONVERSATIONS: DurableObjectNamespace<ConversationObject>;
  readonly GENERATION_BUDGETS: DurableObjectNamespace<GenerationBudget>;
  readonly INBOXES: DurableObjectNamespace<Inbox>;
  readonly NOTICES: DurableObjectNamespace<NoticeObject>;
  readonly FOLLOW_UPS: Workflow<FollowUpStart>;
  readonly NOTIFICATIONS: Queue<Notice>;
  readonly TALLIES: Queue<EdgeReport>;
  readonly WEBHOOKS: Queue<WebhookJob>;
  /** Conversations begun, by widget and address. */
  readonly ADDRESS_STARTS: RateLimit;
  /** All that a visitor writes or books, by widget and address. */
  readonly ADDRESS_WRITES: RateLimit;
  /** Pages looked at by the install doctor, by user and by the page's host. */
  readonly INSTALL_CHECKS: RateLimit;
  /** Turnstile's keys for widgets that have none of their own. Without any, nobody is challenged. */
  readonly TURNSTILE_SITE_KEY?: string;
  readonly TURNSTILE_SECRET_KEY?: string;
  /** Only in local runs and tests: what stands in for Turnstile's verification. */
  readonly TURNSTILE_LOCAL_ENDPOINT?: string;
  readonly KNOWLEDGE_JOBS: Queue<KnowledgeJob>;
  readonly DATABASE_URL: string;
  /** Only in local runs: an endpoint that speaks Neon's HTTP protocol in front of any PostgreSQL. */
  readonly NEON_LOCAL_ENDPOINT?: string;
  readonly CAPABILITY_SECRET: string;
  /** Set while the secret is being changed, so that conversations under way go on. */
  readonly CAPABILITY_SECRET_PREVIOUS?: string;
  /** Signs session cookies and encrypts second factors. While it is unset, nobody signs in. */
  readonly AUTH_SECRET?: string;
  /** Where the dashboard stands, such as `https://chat.example.com`, without a slash at the end: no other page may change anything. */
  readonly ADMIN_ORIGIN?: string;
  /** For trying the follow-up out: how many milliseconds its hours have; 3,600,000 without it. */
  readonly FOLLOW_UP_HOUR_MS?: string;
  /** Where site owners load the widget from. The dashboard needs it, for the code that they embed. */
  readonly WIDGET_ORIGIN?: string;
}

export interface AppEnv {
  Bindings: Env;
  Variables: {
    widget: LoadedWidget;
    /** Of admin calls, whose address names a widget by its id. */
    ownWidget: OwnWidget;
    /** Of admin calls: who is signed in, once the door has let them in. */
    actor: Actor;
    /** Of admin calls: the caller's own session. */
    sessionId: number;
    /** What was asked, parsed, once somebody has read it; for the audit log. */
    body?: unknown;
    requestId?: string;
    /** To be sent with the answer, whatever it will be. */
    headers?: Readonly<Record<string, string>>;
  };
}

const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  CAPABILITY_SECRET: z.string().min(32),
  CAPABILITY_SECRET_PREVIOUS: z.string().min(32).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  ADMIN_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  WIDGET_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TURNSTILE_SITE_KEY: z.string().min(1).optional(),
  TURNSTILE_SECRET_KEY: z.string().min(1).optional(),
  TURNSTILE_LOCAL_ENDPOINT: z.url().optional(),
  FOLLOW_UP_HOUR_MS: z.coerce.number().int().positive().optional(),
});

const checked = new WeakSet<Env>();

/** Refuses to serve with a secret that is missing or weak. Costs nothing after the first call. */
export function requireSettings(env: Env): void {
  if (checked.has(env)) return;
  const result = Settings.safeParse(env);
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new Error(`Missing or invalid setting: ${names}. Set it with: wrangler secret put NAME`);
  }
  checked.add(env);
}
