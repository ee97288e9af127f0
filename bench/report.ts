import { say } from "../tools/local/problem.ts";
import type { Alternative } from "./measure/alternative.ts";
import type { ConfigRate } from "./measure/config-rate.ts";
import type { FarAndNear } from "./measure/far-and-near.ts";
import type { MessageRate } from "./measure/message-rate.ts";
import type { RoundTrips } from "./measure/round-trips.ts";

export interface Figures {
  readonly config: ConfigRate;
  readonly messages: readonly MessageRate[];
  readonly far: FarAndNear;
  readonly roundTrips: RoundTrips;
  readonly alternative: readonly Alternative[];
}

export interface Ratios {
  readonly configToHono: number;
  /** The smallest of all numbers of connections. */
  readonly messageToObject: number;
  /** Of the p95. */
  readonly farToNear: number;
  readonly roundTripsPerConversation: number;
}

export function ratiosOf(figures: Figures): Ratios {
  return {
    configToHono: figures.config.ratio,
    messageToObject: Math.min(...figures.messages.map((rate) => rate.ratio)),
    farToNear: figures.far.ratio,
    roundTripsPerConversation: figures.roundTrips.perConversation,
  };
}

export function printFigures(figures: Figures): void {
  printRatios(figures);
  say("");
  say("                                        ours      beside it");
  const { config, far, roundTrips } = figures;
  line("config, requests/s", config.oursPerSecond, config.barePerSecond, 0);
  for (const rate of figures.messages) {
    const label = `message, ${rate.connections} connection${rate.connections === 1 ? "" : "s"}`;
    line(`${label}, requests/s`, rate.oursPerSecond, rate.barePerSecond, 0);
    line(`${label}, p50 ms`, rate.oursP50Ms, rate.bareP50Ms, 2);
  }
  say("");
  say("                                     100 ms         near");
  line("message, p50 ms", far.farP50Ms, far.nearP50Ms, 2);
  line("message, p95 ms", far.farP95Ms, far.nearP95Ms, 2);
  say(`  ${far.deliveries} deliveries to Postgres went on meanwhile.`);
  const { differences, conversations } = roundTrips;
  say(
    differences.length === 0
      ? `  All rows of ${conversations} conversations in bursts stand in Postgres.`
      : `  ✗ of ${conversations} conversations in bursts: ${differences.slice(0, 5).join("; ")}`,
  );
  printAlternative(figures.alternative);
}

function printRatios(figures: Figures): void {
  const ratios = ratiosOf(figures);
  say("");
  say("ratio                                  measured   target");
  ratio("config / bare Hono", ratios.configToHono, "≥ 0.80");
  for (const rate of figures.messages) {
    ratio(`message / bare object, ${rate.connections} conn.`, rate.ratio, "≥ 0.60");
  }
  ratio("message p95, 100 ms away / near", ratios.farToNear, "≤ 1.05");
  ratio("round trips a conversation", ratios.roundTripsPerConversation, "≤ 1.20");
}

function printAlternative(alternative: readonly Alternative[]): void {
  say("");
  say(
    "message, 10 connections         ours: /s   p50 ms   p95 ms     Express: /s   p50 ms   p95 ms",
  );
  for (const { delayMs, ours, express } of alternative) {
    const where = delayMs === 0 ? "Postgres near" : `Postgres ${delayMs} ms away`;
    const oursText = number(ours.perSecond, 0, 10) + number(ours.p50Ms, 1) + number(ours.p95Ms, 1);
    const theirs =
      number(express.perSecond, 0, 16) + number(express.p50Ms, 1) + number(express.p95Ms, 1);
    say(`${where.padEnd(30)}${oursText}${theirs}`);
  }
}

function ratio(label: string, value: number, target: string): void {
  say(`${label.padEnd(38)} ${value.toFixed(2).padStart(8)}   ${target}`);
}

function line(label: string, ours: number, theirs: number, digits: number): void {
  say(`${label.padEnd(34)}${number(ours, digits, 10)}${number(theirs, digits, 13)}`);
}

function number(value: number, digits: number, width = 9): string {
  return value.toFixed(digits).padStart(width);
}
