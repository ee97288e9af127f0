import { RE2JS, RE2Set } from "re2js";
import { Needles } from "./needles.ts";
import { requiredLiteral } from "./required-literal.ts";

// Patterns are the users', texts are the visitors': both run on an engine whose time grows with the
// text alone, whatever the pattern.

/** Of a pattern as the engine compiles it; beyond it, one would cost more than all others together. */
const PROGRAM_SIZE_MAX = 500;
/** Of one set's memory of states; when it is full, the engine begins it anew. */
const SET_BYTES_MAX = 2 * 1024 * 1024;
/** From here on a set is cheaper than one after the other. */
const ONE_BY_ONE_MAX = 8;
/** As much as a message may have. What cannot run in a set reads no further. */
const ALONE_CHARS_MAX = 8_000;
const ALONE_PROGRAM_SIZE = 150;
/** Counting makes as many states as it counts to, each of them again for every other pattern. */
const COUNTS_FAR = /\{(?:\d{2,}|\d*,\d{2,}|[4-9]|\d*,[4-9])/;

/** Why a pattern cannot be used; null: it can. */
export function patternProblem(pattern: string): string | null {
  const compiled = compile(pattern);
  if (typeof compiled === "string") return compiled;
  if (compiled.programSize() > PROGRAM_SIZE_MAX) {
    return "is too large a pattern. Count less far, or make two rules of it.";
  }
  return compiled.test("") ? "matches every message, even an empty one." : null;
}

/** Patterns that are tried together. One that cannot be used is never found. */
export class Patterns {
  readonly #usable: readonly Usable[];
  readonly #literals: Needles;
  /** Of which something stands in the text wherever they match. */
  readonly #gated: readonly Usable[];
  readonly #always: Batch;
  #gatedBatch: Batch | null = null;

  constructor(patterns: readonly string[]) {
    this.#usable = usableOf(patterns);
    this.#gated = this.#usable.filter(({ literal }) => literal !== null);
    this.#literals = new Needles(this.#gated.map(({ literal }) => literal ?? ""));
    this.#always = new Batch(this.#usable.filter(({ literal }) => literal === null));
  }

  /** By their places in the list, in its order; `text` is readable. */
  foundIn(text: string): number[] {
    if (this.#usable.length === 0) return [];
    const candidates = this.#candidatesIn(text);
    const isMany = candidates.length > ONE_BY_ONE_MAX || text.length > ALONE_CHARS_MAX;
    const gated = !isMany
      ? candidates.filter(({ engine }) => engine.test(text))
      : this.#batchOfGated().foundIn(text);
    return [...this.#always.foundIn(text), ...gated]
      .flatMap(({ places }) => places)
      .toSorted((one, other) => one - other);
  }

  #candidatesIn(text: string): Usable[] {
    if (this.#gated.length === 0) return [];
    const present = new Set<string>();
    this.#literals.eachIn(text.toLowerCase(), (needle) => {
      present.add(this.#gated[needle]?.literal ?? "");
    });
    return this.#gated.filter(({ literal }) => literal !== null && present.has(literal));
  }

  #batchOfGated(): Batch {
    this.#gatedBatch ??= new Batch(this.#gated);
    return this.#gatedBatch;
  }
}

interface Usable {
  readonly pattern: string;
  readonly engine: RE2JS;
  /** What stands in every text that it matches, in small letters; null: nothing is known to. */
  readonly literal: string | null;
  /** Written more than once, it is tried once. */
  readonly places: readonly number[];
}

/** Those that can share their states go through the text together, the others each alone. */
class Batch {
  readonly #together: readonly Usable[];
  readonly #alone: readonly Usable[];
  readonly #set: RE2Set | null;

  constructor(usable: readonly Usable[]) {
    this.#alone = usable.filter(isBetterAlone);
    this.#together = usable.filter((one) => !isBetterAlone(one));
    this.#set = this.#together.length > 0 ? setOf(this.#together) : null;
  }

  foundIn(text: string): Usable[] {
    const places: number[] = this.#set?.match(text) ?? [];
    const beginning = text.slice(0, ALONE_CHARS_MAX);
    return [
      ...places.flatMap((place) => this.#together[place] ?? []),
      ...this.#alone.filter(({ engine }) => engine.test(beginning)),
    ];
  }
}

function isBetterAlone({ pattern, engine }: Usable): boolean {
  return COUNTS_FAR.test(pattern) || engine.programSize() > ALONE_PROGRAM_SIZE;
}

function setOf(usable: readonly Usable[]): RE2Set {
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE, SET_BYTES_MAX);
  for (const { pattern } of usable) set.add(pattern);
  set.compile();
  return set;
}

function usableOf(patterns: readonly string[]): Usable[] {
  const places = new Map<string, number[]>();
  for (const [place, pattern] of patterns.entries()) {
    places.set(pattern, [...(places.get(pattern) ?? []), place]);
  }
  return [...places].flatMap(([pattern, own]) => {
    const engine = patternProblem(pattern) === null ? compile(pattern) : null;
    if (!engine || typeof engine === "string") return [];
    return [{ pattern, engine, literal: requiredLiteral(pattern), places: own }];
  });
}

/** Where the first match begins and ends; null: there is none. */
export function findPattern(pattern: string, text: string): readonly [number, number] | null {
  const engine = compile(pattern);
  if (typeof engine === "string") return null;
  const matcher = engine.matcher(text.slice(0, ALONE_CHARS_MAX));
  return matcher.find() ? [matcher.start(), matcher.end()] : null;
}

/** Or why it is none. */
function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "";
    return `is no pattern that can be used here: ${reason}`;
  }
}
