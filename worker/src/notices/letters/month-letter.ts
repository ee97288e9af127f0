import type { Fact } from "../../mail/layout-parts.ts";
import type { MonthFigures, Notice } from "../notice.ts";
import { monthName } from "../notice-times.ts";
import { actionOf, type Body, type Desk, said } from "./desk.ts";
import { ES } from "./es.ts";
import { MONTH_COUNTS, MONTH_RATES, type MonthWords } from "./month-words.ts";
import { oneLine } from "./notice-facts.ts";

const QUESTION_CHARS_MAX = 200;

type Report = Extract<Notice, { type: "monthly_report" }>;
type Rates = Readonly<Record<(typeof MONTH_RATES)[number], string | null>>;

/** How the month went, beside the one before. */
export function monthLetter(notice: Report, desk: Desk): Body {
  const { words, recipient } = desk;
  const { figures, before, month, topQuestions, home } = notice;
  const client = oneLine(home.rules.clientName);
  const total = words.total(figures.conversations, figures.leads);
  const write: Writer = {
    words: words.month,
    language: words === ES ? "es" : "en",
    // Without its year: the reader knows which one it was.
    before: monthName(recipient.locale, monthBefore(month), false),
  };
  const questions = topQuestions.map(({ question, answers }) => ({
    label: words.month.asked(number(write, answers)),
    value: oneLine(question, QUESTION_CHARS_MAX),
  }));
  return {
    ...said(words.month.saying(monthName(recipient.locale, month, true), client, total), desk),
    facts: [
      ...countFacts(figures, before, write),
      ...rateFacts(figures, before, write),
      ...questions,
    ],
    ...actionOf(words.month.action, desk.page(pageOf(month))),
  };
}

interface Writer {
  readonly words: MonthWords;
  readonly language: "en" | "es";
  readonly before: string;
}

function countFacts(figures: MonthFigures, then: MonthFigures, write: Writer): Fact[] {
  return MONTH_COUNTS.map((name) => ({
    label: write.words.labels[name],
    value: `${number(write, figures[name])} (${changeOf(figures[name], then[name], write)})`,
  }));
}

function changeOf(now: number, then: number, write: Writer): string {
  const { words, before } = write;
  if (now === then) return words.same(before);
  if (then === 0) return words.noneBefore(before);
  return words.changed(percent(write, (now - then) / then, "exceptZero"), before);
}

function rateFacts(figures: MonthFigures, then: MonthFigures, write: Writer): Fact[] {
  const [rates, earlier] = [ratesOf(figures, write), ratesOf(then, write)];
  return MONTH_RATES.flatMap((name) => {
    const [rate, was] = [rates[name], earlier[name]];
    if (rate === null) return [];
    const value = was === null ? rate : `${rate} (${write.words.was(was, write.before)})`;
    return [{ label: write.words.labels[name], value }];
  });
}

function ratesOf(figures: MonthFigures, write: Writer): Rates {
  const { knowledge_matches, fallbacks, helpful, not_helpful, durable, answered } = figures;
  const share = (part: number, all: number) => (all === 0 ? null : percent(write, part / all));
  const { avg_rating, avg_response_time_ms: ms } = figures;
  return {
    matched: share(knowledge_matches, knowledge_matches + fallbacks),
    helpful: share(helpful, helpful + not_helpful),
    resolved: share(durable, answered),
    rating: avg_rating === null ? null : `${number(write, avg_rating, 1)} / 5`,
    response: ms === null ? null : write.words.seconds(number(write, ms / 1_000, 2)),
  };
}

function number({ language }: Writer, value: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits }).format(value);
}

function percent(
  { language }: Writer,
  share: number,
  signDisplay: "auto" | "exceptZero" = "auto",
): string {
  return new Intl.NumberFormat(language, { style: "percent", signDisplay }).format(share);
}

/** The page that shows just this month. */
function pageOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return `/analytics?from=${month}-01&to=${last}`;
}

function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
