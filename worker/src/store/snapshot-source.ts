import { z } from "zod";
import { BusinessHours, QuickAction, type WidgetConfig } from "../../../contracts/widget-config.ts";
import type { FrozenEntry, widgetConfigs } from "../../../drizzle/schema/index.ts";
import type { WidgetSnapshot } from "../domain/snapshot.ts";

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

export interface SnapshotRows {
  readonly widget: WidgetRow;
  /** The client's. */
  readonly timezone: string;
  readonly version: number;
  /** Undefined while no knowledge was published. */
  readonly live: { readonly number: number; readonly entries: readonly FrozenEntry[] } | undefined;
  /** Of the entries that have had any. */
  readonly feedback: readonly EntryFeedback[];
}

export function toSnapshotSource({
  widget,
  timezone,
  version,
  live,
  feedback,
}: SnapshotRows): SnapshotSource {
  return {
    version,
    knowledgeVersion: live?.number ?? 0,
    widgetId: widget.id,
    clientId: widget.clientId,
    config: toWidgetConfig(widget, timezone, version),
    rules: {
      domainWhitelist: widget.domainWhitelist,
      rateLimitMessages: widget.rateLimitMessages,
      rateLimitWindowS: widget.rateLimitWindow,
      blockedIps: widget.blockedIps,
      blockedKeywords: widget.blockedKeywords,
      answerThreshold: widget.answerThreshold,
      retentionDays: widget.retentionDays,
      enableGeneration: widget.enableGeneration,
      generationDailyCeilingMicros: widget.generationDailyCeilingMicros,
    },
    entries: withFeedback(live?.entries ?? [], feedback),
  };
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
    business_hours: toBusinessHours(widget.businessHours, timezone),
    offline_message: widget.offlineMessage,
    is_active: widget.isActive,
    industry: widget.industry,
    require_captcha: widget.requireCaptcha,
    require_disclaimer: widget.requireDisclaimer,
    disclaimer_text: widget.disclaimerText,
    // A notice without a version is its first: it has to be something that can be accepted.
    disclaimer_version: widget.disclaimerVersion ?? (widget.requireDisclaimer ? "1" : null),
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
