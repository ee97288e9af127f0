import { z } from "zod";
import { AppointmentSettings } from "../../../contracts/appointments.ts";
import type { BusinessContact } from "../../../contracts/guard.ts";
import { BusinessHours, QuickAction, type WidgetConfig } from "../../../contracts/widget-config.ts";
import type {
  FrozenEntry,
  users,
  widgetConfigs,
  widgetIdentityKeys,
} from "../../../drizzle/schema/index.ts";
import { preferencesOf } from "../domain/notification-preferences.ts";
import type {
  IdentityKeyFacts,
  NoticeReader,
  NoticeRules,
  SpamRuleFacts,
  WidgetSnapshot,
} from "../domain/snapshot.ts";

/** What visitors thought of an entry's answers, up to now. */
export interface EntryFeedback {
  readonly id: number;
  readonly helpfulCount: number;
  readonly notHelpfulCount: number;
}

/** An entry of the live version with all that its index is built from. */
export type SourceEntry = FrozenEntry & Omit<EntryFeedback, "id">;

/** A snapshot before its index is built. */
export interface SnapshotSource
  extends Pick<
    WidgetSnapshot,
    "version" | "knowledgeVersion" | "widgetId" | "clientId" | "config" | "rules"
  > {
  readonly entries: readonly SourceEntry[];
}

type WidgetRow = typeof widgetConfigs.$inferSelect;
type UserRow = Pick<
  typeof users.$inferSelect,
  "id" | "name" | "email" | "role" | "locale" | "notificationPreferences"
>;

type IdentityKeyRow = Pick<
  typeof widgetIdentityKeys.$inferSelect,
  "keyId" | "algorithm" | "secret" | "publicJwk"
>;

export interface SnapshotRows {
  readonly widget: WidgetRow;
  /** The client's. */
  readonly timezone: string;
  readonly clientName: string;
  readonly country: string;
  /** Active ones of the client's. */
  readonly users: readonly UserRow[];
  readonly version: number;
  /** Undefined while no knowledge was published. */
  readonly live: { readonly number: number; readonly entries: readonly FrozenEntry[] } | undefined;
  /** Active ones. */
  readonly spamRules: readonly SpamRuleFacts[];
  /** Live ones. */
  readonly identityKeys: readonly IdentityKeyRow[];
  /** Of the entries that have had any. */
  readonly feedback: readonly EntryFeedback[];
}

export function toSnapshotSource(rows: SnapshotRows): SnapshotSource {
  const { widget, timezone, version, live, feedback } = rows;
  return {
    version,
    knowledgeVersion: live?.number ?? 0,
    widgetId: widget.id,
    clientId: widget.clientId,
    config: toWidgetConfig(widget, timezone, version),
    rules: toRules(rows),
    entries: withFeedback(live?.entries ?? [], feedback),
  };
}

const MINUTE_MS = 60_000;

function toRules(rows: SnapshotRows): WidgetSnapshot["rules"] {
  const { widget } = rows;
  return {
    domainWhitelist: widget.domainWhitelist,
    rateLimitMessages: widget.rateLimitMessages,
    rateLimitWindowS: widget.rateLimitWindow,
    blockedIps: widget.blockedIps,
    blockedKeywords: widget.blockedKeywords,
    spamRules: rows.spamRules,
    captchaSecretKey: widget.captchaSecretKey,
    dailyConversationsMax: widget.dailyConversationsMax,
    masking: widget.masking,
    anonymizeAddresses: widget.anonymizeAddresses,
    contact: contactOf(widget),
    answerThreshold: widget.answerThreshold,
    country: rows.country,
    retentionDays: widget.retentionDays,
    enableGeneration: widget.enableGeneration,
    generationDailyCeilingMicros: widget.generationDailyCeilingMicros,
    handoff: {
      awayMs: widget.handoffAwayMinutes * MINUTE_MS,
      waitMs: widget.handoffWaitMinutes * MINUTE_MS,
      agent: toAgent(widget),
    },
    identity: { salt: widget.identitySalt, keys: rows.identityKeys.flatMap(toIdentityKey) },
    hasChatLink: widget.enableChatLink,
    appointments: widget.enableAppointmentBooking
      ? toAppointmentSettings(widget.appointmentSettings)
      : null,
    notices: toNoticeRules(rows),
  };
}

/** What of a widget and its client decides who is told by mail. */
export interface NoticeRows extends Pick<SnapshotRows, "timezone" | "clientName" | "users"> {
  readonly widget: Pick<
    WidgetRow,
    "enableEmailNotifications" | "notificationEmail" | "sendLeadThanks" | "leadThanksText"
  >;
}

export function toNoticeRules({ widget, timezone, clientName, users }: NoticeRows): NoticeRules {
  return {
    address: widget.enableEmailNotifications ? widget.notificationEmail : null,
    clientName,
    clientTimezone: timezone,
    readers: users.map(toReader),
    sendLeadThanks: widget.sendLeadThanks,
    leadThanksText: widget.leadThanksText,
  };
}

/** An agent is asked only in a way that it can check. */
function toAgent({ enableAiHandoff, aiHandoffUrl, agentSecret }: WidgetRow) {
  if (!(enableAiHandoff && aiHandoffUrl && agentSecret)) return null;
  return { url: aiHandoffUrl, secret: agentSecret };
}

export function toReader({ id, notificationPreferences, ...user }: UserRow): NoticeReader {
  return { ...user, userId: id, preferences: preferencesOf(notificationPreferences, user.role) };
}

/** The database holds each to have what its algorithm needs. */
function toIdentityKey({
  keyId,
  algorithm,
  secret,
  publicJwk,
}: IdentityKeyRow): IdentityKeyFacts[] {
  if (algorithm === "HS256") return secret === null ? [] : [{ keyId, algorithm, secret }];
  return publicJwk === null ? [] : [{ keyId, algorithm, publicJwk: { ...publicJwk } }];
}

/** Settings that make no sense book nothing. */
export function toAppointmentSettings(stored: unknown): AppointmentSettings | null {
  return AppointmentSettings.safeParse(stored).data ?? null;
}

/** Feedback is current while the words are frozen: it belongs to the row, whichever version was read. */
export function withFeedback(
  entries: readonly FrozenEntry[],
  feedback: readonly EntryFeedback[],
): SourceEntry[] {
  const byId = new Map(feedback.map((counts) => [counts.id, counts]));
  return entries.map((entry) => {
    const { helpfulCount = 0, notHelpfulCount = 0 } = byId.get(entry.id) ?? {};
    return { ...entry, helpfulCount, notHelpfulCount };
  });
}

function contactOf(widget: WidgetRow): BusinessContact {
  return { email: widget.contactEmail, phone: widget.contactPhone, url: widget.contactUrl };
}

function toWidgetConfig(widget: WidgetRow, timezone: string, version: number): WidgetConfig {
  return {
    widget_key: widget.widgetKey,
    widget_name: widget.widgetName,
    primary_color: widget.primaryColor,
    secondary_color: widget.secondaryColor,
    position: widget.position,
    welcome_message: widget.welcomeMessage,
    bot_name: widget.botName,
    bot_avatar_url: widget.botAvatarUrl,
    enable_appointment_booking: widget.enableAppointmentBooking,
    enable_email_capture: widget.enableEmailCapture,
    enable_phone_capture: widget.enablePhoneCapture,
    enable_ai_handoff: widget.enableAiHandoff,
    enable_human_handoff: widget.enableHumanHandoff,
    business_hours: toBusinessHours(widget.businessHours, timezone),
    offline_message: widget.offlineMessage,
    is_active: widget.isActive,
    industry: widget.industry,
    require_captcha: widget.requireCaptcha,
    captcha_site_key: widget.captchaSiteKey,
    require_disclaimer: widget.requireDisclaimer,
    disclaimer_text: widget.disclaimerText,
    // A notice without a version is its first: it has to be something that can be accepted.
    disclaimer_version: widget.disclaimerVersion ?? (widget.requireDisclaimer ? "1" : null),
    require_consent: widget.requireConsent,
    consent_text: widget.consentText,
    consent_version: widget.consentVersion ?? (widget.requireConsent ? "1" : null),
    contact: contactOf(widget),
    intro_messages: widget.introMessages,
    quick_actions: toQuickActions(widget.quickActions),
    auto_open_delay_ms: widget.autoOpenDelayMs,
    locale: widget.locale,
    color_scheme: widget.colorScheme,
    version,
  };
}

/**
 * Hours without a zone of their own are the client's. Hours that make no sense are no hours: a widget
 * that seems always open serves its visitors better than one that is down.
 */
export function toBusinessHours(stored: unknown, timezone: string): BusinessHours | null {
  const result = BusinessHours.safeParse(
    typeof stored === "object" && stored !== null ? { timezone, holidays: [], ...stored } : stored,
  );
  return result.success ? result.data : null;
}

/** One bad button does not take the good ones with it. */
export function toQuickActions(stored: unknown): QuickAction[] {
  const list = z.array(z.unknown()).safeParse(stored).data ?? [];
  return list.flatMap((item) => QuickAction.safeParse(item).data ?? []);
}
