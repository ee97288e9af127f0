import type { HandoverRequested, HandoverView } from "../../../contracts/handover.ts";
import type { MessageSent } from "../../../contracts/message.ts";
import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { localAppointment, localAvailability, localHold } from "./local-booking.ts";

/** What the dashboard answers when the preview's visitor asks something. */
export type Asked = Pick<
  MessageSent,
  "response" | "confidence" | "sources" | "suggestions" | "action"
>;

export interface LocalPort {
  config(): WidgetConfig | null;
  /** Null: nobody could tell. */
  ask(text: string): Promise<Asked | null>;
}

const UNKNOWN: Asked = {
  response: "This is a preview. Save the widget and try its answers on the Knowledge page.",
  confidence: 0,
  sources: [],
  suggestions: [],
  action: "none",
};

const BOT: HandoverView = { phase: "bot", name: null, human_read_seq: 0 };

const EMPTY_LIST = {
  messages: [],
  status: "active",
  has_more: false,
  lead_captured: false,
  satisfaction_rating: null,
  disclaimer_accepted: true,
  handover: BOT,
} as const;

let seq = 0;

/** The public API as the preview has it: by the same contract, with nothing behind it. */
export async function answerLocally(
  name: string,
  body: unknown,
  port: LocalPort,
  query = new URLSearchParams(),
): Promise<object> {
  switch (name) {
    case "config":
      return port.config() ?? {};
    case "conversation":
      return { ...EMPTY_LIST, conversation_id: "preview", existing: false };
    case "messages":
      return EMPTY_LIST;
    case "message":
      return answerMessage(String(Reflect.get(Object(body), "message_text") ?? ""), port);
    case "capture-lead":
      return { success: true, message: "Thank you! This is a preview.", lead_id: "preview" };
    case "handoff":
      return refuseHandover(port);
    case "erase":
      return { success: true, receipt_id: "preview" };
    case "availability":
      return localAvailability(query, Date.now());
    case "appointments/hold":
      return localHold(Date.now());
    case "appointments":
      return localAppointment(Object(body));
    default:
      return { success: true };
  }
}

/** Nobody is behind a preview, so it shows what visitors are told then. */
function refuseHandover(port: LocalPort): HandoverRequested {
  const message = port.config()?.offline_message || "Nobody is there right now.";
  return { success: true, status: "offline", message, handover: BOT };
}

async function answerMessage(text: string, port: LocalPort): Promise<MessageSent> {
  const answer = (await port.ask(text)) ?? UNKNOWN;
  seq += 2;
  return {
    ...answer,
    message_id: `preview-${seq}`,
    conversation_id: "preview",
    seq,
    visitor_seq: seq - 1,
    timestamp: new Date().toISOString(),
  };
}
