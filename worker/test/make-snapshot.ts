import { buildIndex } from "../src/answering/build-index.ts";
import type { WidgetSnapshot } from "../src/domain/snapshot.ts";

/** A widget of two entries; ids are overridden where rows must exist in Postgres. */
export function makeSnapshot(
  overrides: Partial<WidgetSnapshot> = {},
  entryIds: readonly [number, number] = [1, 2],
): WidgetSnapshot {
  const plain = { alternativeQuestions: [], keywords: [], category: null, priority: 0 };
  const entries = [
    {
      ...plain,
      id: entryIds[0],
      question: "What are your opening hours?",
      answer: "We open at 8.",
      sourceUrl: null,
    },
    {
      ...plain,
      id: entryIds[1],
      question: "Where can I park?",
      answer: "Behind the building.",
      sourceUrl: "https://clinic.example/parking",
    },
  ];
  return {
    version: 1,
    knowledgeVersion: 1,
    widgetId: 1,
    clientId: 1,
    config: makeConfig(),
    rules: {
      domainWhitelist: [],
      rateLimitMessages: 10,
      rateLimitWindowS: 60,
      blockedIps: [],
      blockedKeywords: [],
      spamRules: [],
      captchaSecretKey: null,
      dailyConversationsMax: null,
      masking: ["card_number", "ssn"],
      anonymizeAddresses: false,
      contact: { email: null, phone: null, url: null },
      answerThreshold: 0.45,
      country: "US",
      retentionDays: 365,
      enableGeneration: false,
      generationDailyCeilingMicros: 1_000_000,
      identity: { salt: "5a17".repeat(16), keys: [] },
      hasChatLink: true,
      handoff: { awayMs: 300_000, waitMs: 180_000, agent: null },
      appointments: null,
      notices: {
        address: null,
        clientName: "Clinic",
        clientTimezone: "America/Chicago",
        readers: [],
        sendLeadThanks: false,
        leadThanksText: null,
      },
    },
    entries,
    index: buildIndex(entries),
    ...overrides,
  };
}

function makeConfig(): WidgetSnapshot["config"] {
  return {
    widget_key: "wtfu_000000000000000000000000000000aa",
    widget_name: "Test",
    primary_color: "#0f766e",
    secondary_color: "#115e59",
    position: "bottom-right",
    welcome_message: "Hello",
    bot_name: "Ada",
    bot_avatar_url: null,
    enable_appointment_booking: false,
    enable_email_capture: true,
    enable_phone_capture: true,
    enable_ai_handoff: false,
    enable_human_handoff: true,
    business_hours: null,
    offline_message: "",
    is_active: true,
    industry: "general",
    require_captcha: false,
    captcha_site_key: null,
    require_disclaimer: false,
    disclaimer_text: null,
    disclaimer_version: null,
    require_consent: false,
    consent_text: null,
    consent_version: null,
    contact: { email: null, phone: null, url: null },
    intro_messages: [],
    quick_actions: [],
    auto_open_delay_ms: null,
    locale: "en",
    color_scheme: "auto",
    version: 1,
  };
}
