import { describe, expect, test } from "vitest";
import { DIFFERENCE_ROWS_MAX, Difference } from "../../../contracts/knowledge-versions.ts";
import { makeFrozenEntry } from "../../test/make-frozen-entry.ts";
import { diffEntries } from "./diff.ts";

const parking = makeFrozenEntry({ id: 1 });
const hours = makeFrozenEntry({ id: 2, question: "When are you open?", answer: "At eight." });

describe("the difference between two states of the knowledge", () => {
  test("is nothing between equal ones, in whatever order their entries stand", () => {
    expect(diffEntries([parking, hours], [{ ...hours }, { ...parking }])).toEqual({
      added_count: 0,
      removed_count: 0,
      changed_count: 0,
      added: [],
      removed: [],
      changed: [],
    });
  });

  test("names what came, what went, and each field that changed with both its values", () => {
    const moved = { ...parking, keywords: ["car"], category: null };
    const found = diffEntries([parking, hours], [moved, makeFrozenEntry({ id: 3 })]);
    expect(found.added.map((entry) => entry.id)).toEqual([3]);
    expect(found.removed.map((entry) => entry.id)).toEqual([2]);
    expect(found.changed).toEqual([
      {
        id: 1,
        question: "Where can I park?",
        changes: [
          { field: "category", before: "visit", after: null },
          { field: "keywords", before: [], after: ["car"] },
        ],
      },
    ]);
  });

  test("goes by the id: the same words in another entry are one gone and one new", () => {
    const found = diffEntries([parking], [{ ...parking, id: 9 }]);
    expect([found.added_count, found.removed_count, found.changed_count]).toEqual([1, 1, 0]);
  });

  test("sees an alternative that moved to another place", () => {
    const before = { ...parking, alternativeQuestions: ["parking", "car park"] };
    const after = { ...parking, alternativeQuestions: ["car park", "parking"] };
    expect(diffEntries([before], [after]).changed[0]?.changes).toEqual([
      {
        field: "alternative_questions",
        before: ["parking", "car park"],
        after: ["car park", "parking"],
      },
    ]);
  });

  test("counts all and lists a bounded number", () => {
    const many = Array.from({ length: DIFFERENCE_ROWS_MAX + 5 }, (_, at) =>
      makeFrozenEntry({ id: at + 1 }),
    );
    const found = Difference.parse(diffEntries([], many));
    expect(found.added_count).toBe(DIFFERENCE_ROWS_MAX + 5);
    expect(found.added).toHaveLength(DIFFERENCE_ROWS_MAX);
  });
});
