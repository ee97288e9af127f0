import { type Letter, type WrittenMail, writeMail } from "../../mail/layout.ts";
import type { Bubble, Fact } from "../../mail/layout-parts.ts";
import { cutTranscript } from "../fit-notice.ts";
import { type Notice, SUMMARY_FIGURES, type TranscriptLine } from "../notice.ts";
import { clockOf, dayName } from "../notice-times.ts";
import type { Recipient } from "../recipients.ts";
import { bookingLetter } from "./booking-letter.ts";
import { actionOf, type Body, type Desk, said } from "./desk.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { monthLetter } from "./month-letter.ts";
import { contactFacts, namedOf, oneLine, webLink } from "./notice-facts.ts";
import { webhookLetter } from "./webhook-letter.ts";
import type { Saying } from "./words.ts";

const HOUR_MS = 3_600_000;

/** The mail of a notice to one recipient, in their language. Pure: the same each time. */
export function writeNotice(
  notice: Notice,
  recipient: Recipient,
  adminOrigin: string | null,
): WrittenMail {
  const words = recipient.locale.toLowerCase().startsWith("es") ? ES : EN;
  const desk: Desk = {
    words,
    recipient,
    clock: clockOf(recipient.locale, notice.home.rules.clientTimezone),
    page: (path) => (adminOrigin ? `${adminOrigin}${path}` : null),
  };
  return writeMail({ ...letterOf(notice, desk), ...footerOf(notice, desk) });
}

function letterOf(notice: Notice, desk: Desk): Body {
  const { words, clock } = desk;
  switch (notice.type) {
    case "new_conversation":
      return talkLetter(words.newConversation(namedOf(notice, words)), notice, desk);
    case "handover_waiting":
      return talkLetter(words.handoverWaiting(namedOf(notice, words)), notice, desk);
    case "lead_captured":
      return {
        ...talkLetter(words.leadCaptured(namedOf(notice, words)), notice, desk),
        ...actionOf(words.actions.lead, desk.page(`/leads/${notice.leadId}`)),
      };
    case "lead_reminder":
    case "lead_escalation": {
      const hours = Math.max(1, Math.floor((notice.atMs - notice.capturedAtMs) / HOUR_MS));
      const named = { ...namedOf(notice, words), hours };
      const isReminder = notice.type === "lead_reminder";
      const since = { label: words.labels.captured, value: clock.full(notice.capturedAtMs) };
      return {
        ...said(isReminder ? words.leadReminder(named) : words.leadEscalation(named), desk),
        facts: [...contactFacts(notice.visitor, words), since],
        ...actionOf(words.actions.lead, desk.page(`/leads/${notice.leadId}`)),
      };
    }
    case "lead_thanks": {
      const own = notice.home.rules.leadThanksText;
      return said(words.leadThanks({ ...namedOf(notice, words), own }), desk);
    }
    case "visitor_reply": {
      const resumeUrl = webLink(notice.resumeUrl);
      const named = { ...namedOf(notice, words), user: oneLine(notice.userName) };
      return {
        ...said(
          words.visitorReply({
            ...named,
            canResume: resumeUrl !== null,
            canReply: notice.home.rules.address !== null,
          }),
          desk,
        ),
        ...actionOf(words.actions.resume, resumeUrl),
        ...transcriptOf(notice.transcript, desk),
      };
    }
    case "daily_summary":
      return summaryLetter(notice, desk);
    case "monthly_report":
      return monthLetter(notice, desk);
    case "webhook_paused":
      return webhookLetter(notice, desk);
    default:
      return bookingLetter(notice, desk);
  }
}

function talkLetter(
  saying: Saying,
  notice: Extract<Notice, { type: "new_conversation" | "handover_waiting" | "lead_captured" }>,
  desk: Desk,
): Body {
  const { words } = desk;
  const page = notice.pageUrl ? [{ label: words.labels.page, value: notice.pageUrl }] : [];
  const address = `/conversations?id=${encodeURIComponent(notice.conversationId)}`;
  return {
    ...said(saying, desk),
    facts: [...contactFacts(notice.visitor, words), ...page],
    ...actionOf(words.actions.conversation, desk.page(address)),
    ...transcriptOf(notice.transcript, desk),
  };
}

function summaryLetter(notice: Extract<Notice, { type: "daily_summary" }>, desk: Desk): Body {
  const { words, recipient } = desk;
  const { figures, date, home } = notice;
  const total = words.total(figures.conversations, figures.leads);
  const day = dayName(recipient.locale, date);
  const facts: Fact[] = SUMMARY_FIGURES.map((figure) => ({
    label: words.figures[figure],
    value: new Intl.NumberFormat(words === ES ? "es" : "en").format(figures[figure]),
  }));
  const saying = words.summary(day, oneLine(home.rules.clientName), total);
  return {
    ...said(saying, desk),
    facts,
    ...actionOf(words.actions.dashboard, desk.page("/")),
  };
}

function transcriptOf(lines: readonly TranscriptLine[], desk: Desk): Pick<Body, "transcript"> {
  if (lines.length === 0) return {};
  const shown = cutTranscript(lines).map((line) => bubbleOf(line, desk));
  return { transcript: { title: desk.words.transcript, lines: shown } };
}

/** Whoever reads the mail sees themselves at the right, as in the chat. */
function bubbleOf(
  { type, name, text, atMs }: TranscriptLine,
  { words, clock, ...desk }: Desk,
): Bubble {
  const isVisitors = type === "user" && desk.recipient.kind === "visitor";
  const isReaders = (type === "user") === (desk.recipient.kind === "visitor");
  return {
    side: type === "system" ? "neither" : isReaders ? "ours" : "theirs",
    who: isVisitors ? words.you : (name && oneLine(name)) || words.speakers[type],
    at: clock.short(atMs),
    text,
  };
}

function footerOf(
  { home }: Notice,
  { words, recipient, page }: Desk,
): Pick<Letter, "footer" | "footerLink"> {
  const client = oneLine(home.rules.clientName);
  switch (recipient.kind) {
    case "visitor":
      return { footer: words.footers.visitor(client) };
    case "address":
      return { footer: words.footers.address(oneLine(home.widgetName)) };
    case "user": {
      const url = page("/settings");
      const footer = words.footers.user(client);
      return url ? { footer, footerLink: { label: words.footers.preferences, url } } : { footer };
    }
  }
}
