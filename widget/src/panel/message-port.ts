import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { PanelHost } from "../shared/panel-door.ts";
import type { PanelTexts } from "../strings/texts.ts";
import type { Conversation } from "./conversation.ts";
import type { MessagePort } from "./message-view.ts";
import type { VisitorActs } from "./visitor-acts.ts";

/** What may be done with a message that is there. */
export function messagePort(
  texts: PanelTexts,
  config: WidgetConfig | null,
  host: PanelHost,
  conversation: Conversation,
  acts: VisitorActs,
): MessagePort {
  return {
    texts,
    botName: config?.bot_name ?? "",
    locale: host.locale(),
    retry: ({ text, clientMessageId, delivery }) => {
      if (delivery === "failed" && clientMessageId) conversation.say(text, clientMessageId);
      else conversation.wake();
    },
    rate: ({ messageId, wasHelpful }, next) =>
      messageId && acts.giveFeedback(messageId, next, wasHelpful),
  };
}
