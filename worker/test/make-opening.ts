import type { Opening } from "../src/domain/conversation.ts";
import { UNKNOWN_WIDGET } from "../src/domain/widget-facts.ts";

/** What a conversation begins with, of a visitor and a page that say nothing of themselves. */
export function makeOpening(overrides: Partial<Opening> = {}): Opening {
  return {
    widgetKey: "wtfu_00000000000000000000000000000001",
    widgetId: 1,
    clientId: 7,
    sessionId: "session-1",
    pageUrl: null,
    referrerUrl: null,
    userAgent: null,
    ipAddress: null,
    acceptedDisclaimer: null,
    contact: null,
    retentionDays: 30,
    widget: UNKNOWN_WIDGET,
    ...overrides,
  };
}
