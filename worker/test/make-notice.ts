import { preferencesOf } from "../src/domain/notification-preferences.ts";
import type { NoticeReader } from "../src/domain/snapshot.ts";
import type { MonthFigures, Notice, NoticeHome, TranscriptLine } from "../src/notices/notice.ts";

/** The member of the union that the type is of; several types may share one. */
type NoticeOf<Type extends Notice["type"], Each = Notice> = Each extends Notice
  ? Type extends Each["type"]
    ? Each
    : never
  : never;

const NOW_MS = Date.UTC(2026, 2, 3, 15, 30);
const TOMORROW_MS = Date.UTC(2026, 2, 4, 15, 0);
const MINUTE_MS = 60_000;

export function makeReader(overrides: Partial<NoticeReader> = {}): NoticeReader {
  const role = overrides.role ?? "client_admin";
  return {
    userId: 1,
    name: "Sam Okafor",
    email: "sam@clinic.example",
    role,
    locale: "en",
    preferences: preferencesOf({}, role),
    ...overrides,
  };
}

export function makeNoticeHome(overrides: Partial<NoticeHome["rules"]> = {}): NoticeHome {
  return {
    clientId: 1,
    widgetId: 1,
    widgetKey: "wtfu_test",
    widgetName: "Align website",
    locale: "en",
    rules: {
      address: "desk@clinic.example",
      clientName: "Align Chiropractic",
      clientTimezone: "America/Chicago",
      readers: [makeReader()],
      sendLeadThanks: true,
      leadThanksText: null,
      ...overrides,
    },
  };
}

export function makeTranscript(): TranscriptLine[] {
  const line = (minutes: number, type: TranscriptLine["type"], text: string, name?: string) => ({
    type,
    name: name ?? null,
    text,
    atMs: NOW_MS + minutes * MINUTE_MS,
  });
  return [
    line(0, "user", "Do you take walk-ins on Saturdays?"),
    line(0, "bot", "Yes, from 9 to 12. It is quiet before 10.", "Ally"),
    line(1, "user", "And what does a first visit cost?\nI have no insurance."),
    line(1, "bot", "I don't have an answer to that, and I'd rather not guess.", "Ally"),
    line(2, "system", "Sam joined."),
    line(3, "human", "Hello Ana, a first visit is $95, X-rays included if you need them.", "Sam"),
  ];
}

const visitor = { name: "Ana García", email: "ana@example.com", phone: "+1 312 555 0142" };

const appointment = {
  ...visitor,
  atMs: NOW_MS,
  appointmentId: "0190a000-0000-7000-8000-000000000003",
  conversationId: "0190a000-0000-7000-8000-000000000001",
  service: "First visit",
  startsAtMs: TOMORROW_MS,
  endsAtMs: TOMORROW_MS + 45 * MINUTE_MS,
  businessTimezone: "America/Chicago",
  customerTimezone: "America/New_York",
  notes: "Lower back, since last week.",
  calendar: { text: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method: "REQUEST" as const },
  moveUrl: "https://chat.example/appointments/move#t=abc",
  cancelUrl: "https://chat.example/appointments/cancel#t=abc",
  by: "customer" as const,
  isConfirmed: true,
};

const lead = { atMs: NOW_MS, leadId: "0190a000-0000-7000-8000-000000000002", visitor };
const talk = {
  atMs: NOW_MS,
  conversationId: "0190a000-0000-7000-8000-000000000001",
  visitor,
  pageUrl: "https://align.example/visit",
  transcript: makeTranscript(),
};
const late = { ...lead, capturedAtMs: NOW_MS, userIds: [1] };
const HOUR_MS = 60 * MINUTE_MS;

function makeMonth(overrides: Partial<MonthFigures>): MonthFigures {
  return {
    views: 9_310,
    opens: 702,
    conversations: 412,
    messages: 3_377,
    leads: 38,
    conversions: 4,
    appointments: 21,
    knowledge_matches: 901,
    fallbacks: 122,
    helpful: 180,
    not_helpful: 23,
    avg_rating: 4.4,
    avg_response_time_ms: 180,
    answered: 320,
    durable: 281,
    ...overrides,
  };
}

/** One of each kind, all of the same day. */
const SAMPLES: { readonly [Type in Notice["type"]]: Omit<NoticeOf<Type>, "id" | "home"> } = {
  new_conversation: { type: "new_conversation", ...talk },
  handover_waiting: { type: "handover_waiting", ...talk },
  lead_captured: { type: "lead_captured", ...talk, ...lead },
  lead_thanks: { type: "lead_thanks", ...lead },
  lead_reminder: { type: "lead_reminder", ...late, atMs: NOW_MS + 24 * HOUR_MS },
  lead_escalation: { type: "lead_escalation", ...late, atMs: NOW_MS + 72 * HOUR_MS },
  visitor_reply: {
    type: "visitor_reply",
    ...talk,
    userName: "Sam Okafor",
    resumeUrl: "https://align.example/visit#wtfu-resume=abc",
  },
  appointment_requested: { type: "appointment_requested", ...appointment, isConfirmed: false },
  appointment_confirmed: { type: "appointment_confirmed", ...appointment, by: "user" },
  appointment_moved: { type: "appointment_moved", ...appointment },
  appointment_cancelled: {
    type: "appointment_cancelled",
    ...appointment,
    calendar: { ...appointment.calendar, method: "CANCEL" },
    moveUrl: null,
    cancelUrl: null,
  },
  appointment_reminder: { type: "appointment_reminder", ...appointment, by: "clock" },
  webhook_paused: {
    type: "webhook_paused",
    atMs: NOW_MS,
    webhookId: 7,
    url: "https://crm.clinic.example/hooks/chat",
    failingSinceMs: NOW_MS - 26 * HOUR_MS,
    lastError: "It answered with 502, not with 2xx.",
    waitingCount: 12,
  },
  daily_summary: {
    type: "daily_summary",
    atMs: NOW_MS,
    userId: 1,
    email: "sam@clinic.example",
    userLocale: "en",
    date: "2026-03-02",
    figures: {
      conversations: 18,
      messages: 1_204,
      leads: 3,
      appointments: 2,
      handovers: 4,
      unanswered: 5,
    },
  },
  monthly_report: {
    type: "monthly_report",
    atMs: NOW_MS,
    userId: 1,
    email: "sam@clinic.example",
    userLocale: "en",
    month: "2026-02",
    figures: makeMonth({ conversations: 412, leads: 38, appointments: 21, conversions: 4 }),
    before: makeMonth({
      ...{ conversations: 368, leads: 40, appointments: 21, conversions: 0 },
      ...{ views: 8_804, opens: 655, messages: 3_012, avg_rating: 4.2, durable: 265 },
    }),
    topQuestions: [
      { question: "Do you take walk-ins on Saturdays?", answers: 64 },
      { question: "What does a first visit cost?", answers: 41 },
    ],
  },
};

/** A notice of the type, with an id of its own. */
export function makeNotice<Type extends Notice["type"]>(
  type: Type,
  overrides: Partial<NoticeOf<Type>> = {},
): NoticeOf<Type> {
  const own = { id: `${type}:${crypto.randomUUID()}`, home: makeNoticeHome() };
  // The sample is one of this type, which the compiler loses where the type is a parameter.
  return { ...SAMPLES[type], ...own, ...overrides } as unknown as NoticeOf<Type>;
}
