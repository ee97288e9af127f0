import type { Notice } from "../notice.ts";
import { actionOf, type Body, type Desk, said } from "./desk.ts";
import { namedOf, oneLine } from "./notice-facts.ts";

const URL_CHARS_MAX = 300;

/** To those who can mend the receiver: which it is, since when it fails, and with what. */
export function webhookLetter(
  notice: Extract<Notice, { type: "webhook_paused" }>,
  desk: Desk,
): Body {
  const { words, clock } = desk;
  const { labels } = words.webhooks;
  const saying = words.webhooks.paused({ ...namedOf(notice, words), waiting: notice.waitingCount });
  return {
    ...said(saying, desk),
    facts: [
      { label: labels.endpoint, value: oneLine(notice.url, URL_CHARS_MAX) },
      { label: labels.failingSince, value: clock.full(notice.failingSinceMs) },
      { label: labels.lastError, value: oneLine(notice.lastError, URL_CHARS_MAX) },
    ],
    ...actionOf(words.webhooks.open, desk.page("/webhooks")),
  };
}
