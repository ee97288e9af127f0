import { RE2JS, RE2Set } from "re2js";
import { Needles } from "./needles.ts";
import { requiredIn } from "./required-literal.ts";

// Patterns are the users', texts are the visitors': both run on an engine whose time grows with the
// text alone, whatever the pattern.

/** Of a pattern as the engine compiles it; beyond it, one would cost more than all others together. */
const PROGRAM_SIZE_MAX = 500;
/** Of one set's memory of states; when it is full, the engine begins it anew. */
const SET_BYTES_MAX = 2 * 1024 * 1024;
/** Beyond so many, a set is cheaper than one after the other. */
const ONE_BY_ONE_MAX = 8;
const BATCHES_MAX = 4;
/** As much as a message may have. What cannot run in a set reads no further. */
const ALONE_CHARS_MAX = 8_000;
const ALONE_PROGRAM_SIZE = 150;
/** Counting makes as many states as it counts to, each of them again for every other pattern. */
const COUNTS_FAR = /\{(?:\d{2,}|\d*,\d{2,}|[4-9]|\d*,[4-9])/;

/** The engine quotes a pattern with the flag that it was given beside it. */
const ADDED_FLAG = "`(?i)";

/** Why a pattern cannot be used; null: it can. */
export function patternProblem(pattern: string): string | null {
  const compiled = usable(pattern);
  return typeof compiled === "string" ? compiled : null;
}

/**
 * Patterns that are tried together. One that cannot be used is never found. What cannot match for
 * want of letters that it needs is not even compiled.
 */
export class Patterns {
  readonly #tried: readonly Tried[];
  /** Letters that patterns need, each once, and where. */
  readonly #letters: Needles;
  readonly #letterCount: number;
  readonly #free: readonly Tried[];
  readonly #bound: readonly Tried[];
  #batchOfFree: Batch | null = null;
  #batchOfBound: Batch | null = null;
  #batched: ReadonlySet<Tried> = new Set();
  #batchesMade = 0;

  constructor(patterns: readonly string[]) {
    const letters = new Map<string, number>();
    this.#tried = triedOf(patterns, letters);
    this.#letters = new Needles([...letters.keys()]);
    this.#letterCount = letters.size;
    this.#free = this.#tried.filter(needsNothing);
    this.#bound = this.#tried.filter((one) => !needsNothing(one));
  }

  /** By their places in the list, in its order; `text` is readable. */
  foundIn(text: string): number[] {
    if (this.#tried.length === 0) return [];
    return [...this.#freeIn(text), ...this.#boundIn(text)]
      .flatMap(({ places }) => places)
      .toSorted((one, other) => one - other);
  }

  #freeIn(text: string): readonly Tried[] {
    if (this.#free.length === 0) return [];
    this.#batchOfFree ??= new Batch(this.#free);
    return this.#batchOfFree.foundIn(text);
  }

  #boundIn(text: string): readonly Tried[] {
    const candidates = this.#candidatesIn(text);
    if (candidates.length <= ONE_BY_ONE_MAX) {
      return candidates.filter((one) => findsAlone(one, text));
    }
    return this.#batchWith(candidates).foundIn(text);
  }

  /** To make a batch costs more than to use it: it grows with what texts want, and at last holds all. */
  #batchWith(candidates: readonly Tried[]): Batch {
    if (this.#batchOfBound && candidates.every((one) => this.#batched.has(one))) {
      return this.#batchOfBound;
    }
    this.#batchesMade += 1;
    const grown = [...this.#batched, ...candidates];
    this.#batched = new Set(this.#batchesMade < BATCHES_MAX ? grown : this.#bound);
    this.#batchOfBound = new Batch([...this.#batched]);
    return this.#batchOfBound;
  }

  #candidatesIn(text: string): Tried[] {
    if (this.#bound.length === 0) return [];
    const small = text.toLowerCase();
    const isThere = new Uint8Array(this.#letterCount);
    this.#letters.eachIn(small, (letters) => {
      isThere[letters] = 1;
    });
    return this.#bound.filter(
      ({ needs, atEnd }) =>
        small.endsWith(atEnd) && needs.every((letters) => isThere[letters] === 1),
    );
  }
}

/** One pattern. Written more than once, it is tried once. */
interface Tried {
  readonly pattern: string;
  readonly places: readonly number[];
  /** By number, the letters that stand in every text that it matches. */
  readonly needs: readonly number[];
  readonly atEnd: string;
  /** Made when it is first wanted; null: it cannot be used. */
  readonly engine: () => RE2JS | null;
}

function triedOf(patterns: readonly string[], letters: Map<string, number>): Tried[] {
  const places = new Map<string, number[]>();
  for (const [place, pattern] of patterns.entries()) {
    const known = places.get(pattern);
    if (known) known.push(place);
    else places.set(pattern, [place]);
  }
  return [...places].map(([pattern, own]) => {
    const { anywhere, atEnd } = requiredIn(pattern);
    const needs = anywhere.map((one) => {
      const number = letters.get(one) ?? letters.size;
      letters.set(one, number);
      return number;
    });
    return { pattern, places: own, needs, atEnd, engine: onceMade(pattern) };
  });
}

function needsNothing({ needs, atEnd }: Tried): boolean {
  return needs.length === 0 && atEnd === "";
}

function onceMade(pattern: string): () => RE2JS | null {
  let made: RE2JS | string | undefined;
  return () => {
    made ??= usable(pattern);
    return typeof made === "string" ? null : made;
  };
}

function findsAlone(one: Tried, text: string): boolean {
  const engine = one.engine();
  if (!engine) return false;
  return engine.test(isBetterAlone(one.pattern, engine) ? text.slice(0, ALONE_CHARS_MAX) : text);
}

/** Those that can share their states go through the text together, the others each alone. */
class Batch {
  readonly #together: readonly Tried[];
  readonly #alone: readonly Tried[];
  readonly #set: RE2Set | null;

  constructor(tried: readonly Tried[]) {
    const usable = tried.flatMap((one) => {
      const engine = one.engine();
      return engine ? [{ one, isAlone: isBetterAlone(one.pattern, engine) }] : [];
    });
    this.#alone = usable.flatMap(({ one, isAlone }) => (isAlone ? [one] : []));
    this.#together = usable.flatMap(({ one, isAlone }) => (isAlone ? [] : [one]));
    this.#set = this.#together.length > 0 ? setOf(this.#together) : null;
  }

  foundIn(text: string): Tried[] {
    const places: number[] = this.#set?.match(text) ?? [];
    return [
      ...places.flatMap((place) => this.#together[place] ?? []),
      ...this.#alone.filter((one) => findsAlone(one, text)),
    ];
  }
}

function isBetterAlone(pattern: string, engine: RE2JS): boolean {
  return COUNTS_FAR.test(pattern) || engine.programSize() > ALONE_PROGRAM_SIZE;
}

function setOf(tried: readonly Tried[]): RE2Set {
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE, SET_BYTES_MAX);
  for (const { pattern } of tried) set.add(pattern);
  set.compile();
  return set;
}

/** Where the first match begins and ends; null: there is none. */
export function findPattern(pattern: string, text: string): readonly [number, number] | null {
  const engine = compile(pattern);
  if (typeof engine === "string") return null;
  const matcher = engine.matcher(text.slice(0, ALONE_CHARS_MAX));
  return matcher.find() ? [matcher.start(), matcher.end()] : null;
}

/** Ready to be used, or why it cannot be. */
function usable(pattern: string): RE2JS | string {
  const engine = compile(pattern);
  if (typeof engine === "string") return engine;
  if (engine.programSize() > PROGRAM_SIZE_MAX) {
    return "is too large a pattern. Count less far, or make two rules of it.";
  }
  return engine.test("") ? "matches every message, even an empty one." : engine;
}

/** Or why it is none. */
function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const reason =
      error instanceof Error
        ? error.message.replace(/^error parsing regexp: /, "").replace(ADDED_FLAG, "`")
        : "";
    return `is no pattern that can be used here: ${reason}`;
  }
}
