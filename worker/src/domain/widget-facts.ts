import type { WidgetSnapshot } from "./snapshot.ts";

/**
 * What a conversation must know of its widget when nobody asks in the widget's name: as an alarm
 * rings, or a user acts. Kept with the conversation, so that neither waits for a snapshot.
 */
export interface WidgetFacts {
  readonly name: string;
  /** BCP 47. */
  readonly locale: string;
  readonly clientName: string;
  /** IANA. */
  readonly clientTimezone: string;
  /** Whether visitors may leave their details. */
  readonly canCapture: boolean;
  readonly awayMs: number;
  readonly waitMs: number;
}

export function widgetFacts({ config, rules }: WidgetSnapshot): WidgetFacts {
  return {
    name: config.widget_name,
    locale: config.locale,
    clientName: rules.notices.clientName,
    clientTimezone: rules.notices.clientTimezone,
    canCapture: config.enable_email_capture || config.enable_phone_capture,
    awayMs: rules.handoff.awayMs,
    waitMs: rules.handoff.waitMs,
  };
}

/** Of a conversation that was begun before facts were kept. */
export const UNKNOWN_WIDGET: WidgetFacts = {
  name: "",
  locale: "en",
  clientName: "",
  clientTimezone: "UTC",
  canCapture: true,
  awayMs: 300_000,
  waitMs: 180_000,
};
