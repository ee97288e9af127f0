import type { NotificationPreferences } from "../../../contracts/admin/me.ts";
import type {
  SPAM_RULE_ACTIONS,
  SPAM_RULE_TYPES,
  SPAM_SEVERITIES,
} from "../../../contracts/admin/spam-rules.ts";
import type { AppointmentSettings } from "../../../contracts/appointments.ts";
import type { BusinessContact, MaskingKind } from "../../../contracts/guard.ts";
import type { Role } from "../../../contracts/rights.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { AnswerIndex } from "../answering/answer-index.ts";

/** A knowledge entry as the visitor path needs it. */
export interface SnapshotEntry {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly sourceUrl: string | null;
}

/** Whom a client's notices go to, so that they go also while Postgres is away. */
export interface NoticeReader {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** BCP 47. */
  readonly locale: string;
  readonly preferences: NotificationPreferences;
}

export interface NoticeRules {
  /** The widget's own address; null where its mails are off. */
  readonly address: string | null;
  readonly clientName: string;
  /** IANA. */
  readonly clientTimezone: string;
  /** The client's active users. */
  readonly readers: readonly NoticeReader[];
  /** Whether whoever leaves an e-mail address is thanked, and in which words; null: the usual ones. */
  readonly sendLeadThanks: boolean;
  readonly leadThanksText: string | null;
}

export interface SpamRuleFacts {
  readonly id: number;
  readonly type: (typeof SPAM_RULE_TYPES)[number];
  readonly value: string;
  readonly action: (typeof SPAM_RULE_ACTIONS)[number];
  readonly severity: (typeof SPAM_SEVERITIES)[number];
}

export interface HandoffRules {
  readonly awayMs: number;
  readonly waitMs: number;
  /** The widget's AI agent; null: it has none. */
  readonly agent: { readonly url: string; readonly secret: string } | null;
}

/** What a verified person's token is checked with. */
export type IdentityKeyFacts =
  | { readonly keyId: string; readonly algorithm: "HS256"; readonly secret: string }
  | {
      readonly keyId: string;
      readonly algorithm: "ES256";
      /** A JWK (RFC 7517) of P-256. */
      readonly publicJwk: Readonly<Record<string, unknown>>;
    };

export interface IdentityRules {
  /** The live ones. */
  readonly keys: readonly IdentityKeyFacts[];
  /** Makes the session of a person of their id. */
  readonly salt: string;
}

/**
 * All that the visitor path needs of one widget, published to KV as JSON. `config` may be read by
 * any browser; the rest never leaves the Worker.
 */
export interface WidgetSnapshot {
  readonly version: number;
  /** The number of the knowledge version that it answers from; 0 while none was published. */
  readonly knowledgeVersion: number;
  readonly widgetId: number;
  readonly clientId: number;
  readonly config: WidgetConfig;
  readonly rules: {
    /** Host patterns; empty: any page may embed the widget. */
    readonly domainWhitelist: readonly string[];
    readonly rateLimitMessages: number;
    readonly rateLimitWindowS: number;
    readonly blockedIps: readonly string[];
    readonly blockedKeywords: readonly string[];
    /** The active ones. */
    readonly spamRules: readonly SpamRuleFacts[];
    /** Turnstile's secret of the widget's own; null: the platform's, if it has one. */
    readonly captchaSecretKey: string | null;
    /** Null: any number. */
    readonly dailyConversationsMax: number | null;
    readonly masking: readonly MaskingKind[];
    readonly anonymizeAddresses: boolean;
    /** For whoever is not served here. */
    readonly contact: BusinessContact;
    /** Confidence, 0–1, from which an entry is given as the answer. */
    readonly answerThreshold: number;
    /** ISO 3166-1 alpha-2, of the client: where phone numbers belong that are written without a country. */
    readonly country: string;
    /** Days that the object keeps what it has delivered. */
    readonly retentionDays: number;
    /** Whether a model may phrase answers from the entries that were found. */
    readonly enableGeneration: boolean;
    /** What that may cost a day, in millionths of a US dollar. */
    readonly generationDailyCeilingMicros: number;
    readonly handoff: HandoffRules;
    readonly identity: IdentityRules;
    /** Whether our own page with nothing but the chat may embed it. */
    readonly hasChatLink: boolean;
    /** Null: nothing can be booked. */
    readonly appointments: AppointmentSettings | null;
    readonly notices: NoticeRules;
  };
  readonly entries: readonly SnapshotEntry[];
  readonly index: AnswerIndex;
}
