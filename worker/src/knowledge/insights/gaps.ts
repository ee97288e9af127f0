import type { SentenceEncoder } from "../../answering/semantics.ts";
import type { Asking } from "../../store/knowledge-insights.ts";
import { questionKey, withoutRepeats } from "./asking.ts";
import { draftEntry, type EntryDraft, type Variant } from "./gap-draft.ts";
import {
  type Endings,
  endingsOf,
  GAP_KINDS,
  type GapKind,
  gapKindOf,
  severityOf,
} from "./gap-severity.ts";
import { maskPersonalData } from "./masked-text.ts";
import { clusterQuestions } from "./question-clusters.ts";

/** What is already there on the subject of a gap. */
export interface ClosestEntry {
  readonly entryId: number;
  readonly question: string;
  readonly confidence: number;
  /** So near that the gap is another way to ask for this entry. */
  readonly isNear: boolean;
}

/** What to do about a gap: write an entry, teach an entry these questions, or correct its answer. */
export type GapProposal = "new_entry" | "extend_entry" | "review_answer";

/** Questions of one meaning that the knowledge did not serve. Nothing in it identifies a person. */
export interface Gap {
  /** The visitor's message that stands for the gap. */
  readonly messageId: string;
  readonly question: string;
  readonly variants: readonly Variant[];
  readonly askings: number;
  readonly kinds: Readonly<Record<GapKind, number>>;
  readonly endings: Readonly<Record<keyof Endings, number>>;
  /** Over all askings: how often times how badly. */
  readonly severity: number;
  readonly firstAskedAtMs: number;
  readonly lastAskedAtMs: number;
  readonly closest: ClosestEntry | null;
  readonly proposal: GapProposal;
  readonly draft: EntryDraft;
}

export interface GapOptions {
  readonly threshold: number;
  readonly encoder: SentenceEncoder | null;
  readonly findClosest: (question: string) => ClosestEntry | null;
  readonly gapsMax: number;
}

export interface Gaps {
  /** Of all gaps, also of those that are not listed. */
  readonly askings: number;
  readonly gapCount: number;
  readonly gaps: readonly Gap[];
}

const VARIANTS_MAX = 20;

/** A question in one wording, and everyone who asked it so. */
interface Wording {
  readonly text: string;
  readonly weight: number;
  readonly askings: readonly Graded[];
}

interface Graded {
  readonly asking: Asking;
  readonly kind: GapKind;
  readonly endings: Endings;
  readonly severity: number;
}

/** What the knowledge did not serve, worst first. */
export function findGaps(askings: readonly Asking[], options: GapOptions): Gaps {
  const graded = withoutRepeats(askings).flatMap((asking) => grade(asking, options.threshold));
  const wordings = toWordings(graded);
  const groups = clusterQuestions(wordings, options.encoder)
    .map(({ members, medoid }) => ({
      medoid: wordings[medoid],
      wordings: members.flatMap((at) => wordings[at] ?? []),
      severity: members.reduce((sum, at) => sum + severitySum(wordings[at]?.askings ?? []), 0),
    }))
    .sort((left, right) => right.severity - left.severity);
  return {
    askings: graded.length,
    gapCount: groups.length,
    gaps: groups
      .slice(0, options.gapsMax)
      .flatMap((group) => (group.medoid ? toGap(group.medoid, group.wordings, options) : [])),
  };
}

function grade(asking: Asking, threshold: number): Graded[] {
  const kind = gapKindOf(asking, threshold);
  if (kind === null) return [];
  const endings = endingsOf(asking);
  return [{ asking, kind, endings, severity: severityOf(kind, endings) }];
}

/** Masked before they are compared: two visitors with two phone numbers ask one question. */
function toWordings(graded: readonly Graded[]): Wording[] {
  const byKey = new Map<string, { text: string; askings: Graded[] }>();
  for (const each of graded) {
    const text = maskPersonalData(each.asking.text).trim();
    const key = questionKey(text);
    const known = byKey.get(key);
    if (known) known.askings.push(each);
    else byKey.set(key, { text, askings: [each] });
  }
  return [...byKey.values()].map(({ text, askings }) => ({
    text,
    weight: askings.length,
    askings,
  }));
}

function toGap(medoid: Wording, wordings: readonly Wording[], options: GapOptions): Gap {
  const all = wordings.flatMap((wording) => wording.askings);
  const times = all.map(({ asking }) => asking.askedAtMs);
  const representative = { text: medoid.text, count: medoid.weight };
  const others = wordings
    .filter((wording) => wording !== medoid)
    .map(({ text, weight }) => ({ text, count: weight }));
  const closest = options.findClosest(medoid.text);
  return {
    messageId: medoid.askings[0]?.asking.messageId ?? "",
    question: medoid.text,
    variants: [representative, ...others].slice(0, VARIANTS_MAX),
    askings: all.length,
    kinds: countKinds(all),
    endings: countEndings(all),
    severity: severitySum(all),
    firstAskedAtMs: times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY),
    lastAskedAtMs: times.reduce((last, time) => Math.max(last, time), 0),
    closest,
    proposal: propose(all, closest),
    draft: draftEntry(representative, others),
  };
}

function propose(all: readonly Graded[], closest: ClosestEntry | null): GapProposal {
  if (!closest?.isNear) return "new_entry";
  const unhelped = all.filter(
    ({ kind, asking }) => kind === "unhelpful" && asking.entryId === closest.entryId,
  );
  // It was found and given, and did not help: more ways to find it would only repeat that.
  return unhelped.length * 2 >= all.length ? "review_answer" : "extend_entry";
}

function severitySum(all: readonly Graded[]): number {
  return all.reduce((sum, { severity }) => sum + severity, 0);
}

function countKinds(all: readonly Graded[]): Record<GapKind, number> {
  const counts = { unanswered: 0, unhelpful: 0, unsure: 0 } satisfies Record<GapKind, number>;
  for (const kind of GAP_KINDS) counts[kind] = all.filter((each) => each.kind === kind).length;
  return counts;
}

function countEndings(all: readonly Graded[]): Record<keyof Endings, number> {
  const count = (ending: keyof Endings) => all.filter(({ endings }) => endings[ending]).length;
  return {
    abandoned: count("abandoned"),
    askedForPerson: count("askedForPerson"),
    leftDetails: count("leftDetails"),
    ratedBadly: count("ratedBadly"),
  };
}
