/** Who answers: the bot, the bot while a person is asked for, the AI agent, or a person. */
export interface HandoverDetail {
  readonly phase: "bot" | "waiting" | "agent" | "claimed";
  readonly name: string | null;
  readonly human_read_seq: number;
}

export interface AppointmentDetail {
  readonly success: true;
  readonly appointment_id: string;
  /** `pending`: the business confirms it first. */
  readonly status: "pending" | "confirmed";
  readonly service: string;
  /** ISO 8601. */
  readonly starts_at: string;
  readonly ends_at: string;
  readonly business_timezone: string;
  readonly message: string;
}

/** Each event with what its listeners are given. */
export interface ChatWidgetEvents {
  /** The launcher is there. Told to later listeners as well. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** How many answers the visitor has not seen. */
  unread: number;
  /** A conversation began or was found. */
  conversation: undefined;
  /** An answer. */
  message: { readonly type: "bot" | "human"; readonly text: string };
  lead: { readonly lead_id: string };
  handover: HandoverDetail;
  appointment: AppointmentDetail;
  /** The visitor ended the conversation. */
  ended: undefined;
  rating: { readonly rating: number };
  identify: Readonly<Record<string, unknown>>;
  /** The token was not taken: the chat goes on without it, and a new one may be given. */
  identify_refused: { readonly reason: string };
  track: { readonly name: string; readonly details?: unknown };
  reset: undefined;
  destroy: undefined;
}

export type ChatWidgetEvent = keyof ChatWidgetEvents;
export type ChatWidgetListener<Event extends ChatWidgetEvent> = (
  detail: ChatWidgetEvents[Event],
) => void;

type InWords<Event extends string> = Event extends `${infer First}_${infer Rest}`
  ? `${Capitalize<First>}${InWords<Rest>}`
  : Capitalize<Event>;

/** `onOpen`, `onIdentifyRefused` and so on: what a component takes. */
export type ChatWidgetHandlers = {
  readonly [Event in ChatWidgetEvent as `on${InWords<Event>}`]?:
    | ChatWidgetListener<Event>
    | undefined;
};

export const EVENT_NAMES = [
  "ready",
  "open",
  "close",
  "unread",
  "conversation",
  "message",
  "lead",
  "handover",
  "appointment",
  "ended",
  "rating",
  "identify",
  "identify_refused",
  "track",
  "reset",
  "destroy",
] as const satisfies readonly ChatWidgetEvent[];

/** `message` is heard by `onMessage`. */
export function handlerName(event: ChatWidgetEvent): keyof ChatWidgetHandlers {
  // The type is made by the same rule.
  const words = event.split("_").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `on${words.join("")}` as keyof ChatWidgetHandlers;
}
