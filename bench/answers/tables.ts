import { say } from "../../tools/local/problem.ts";
import { OURS } from "./contenders.ts";
import type { Row } from "./figures.ts";

type Cell = string | number;

export function printFiguresTable(rows: readonly Row[]): void {
  say("\n## Questions\n");
  printTable(
    [
      ["data set", "k", "engine", "top-1", "MRR@5", "AUROC", "right and accepted", "ECE"],
      ...rows.map((row) => [
        row.dataset,
        row.k,
        row.engine,
        share(row.top1),
        share(row.mrr5),
        share(row.auroc) + markOf(row),
        share(row.acc90) + markOf(row),
        share(row.ece),
      ]),
    ],
    3,
  );
  if (rows.some((row) => row.outOfScope === "held-out entries")) {
    say(
      "\n\\* held-out protocol: the set has no out-of-scope list, so some entries were taken away.",
    );
  }
}

function markOf(row: Row): string {
  return row.auroc !== null && row.outOfScope === "held-out entries" ? "\\*" : "";
}

export function printCostTable(rows: readonly Row[]): void {
  say("\n## Cost\n");
  printTable(
    [
      [
        "data set",
        "k",
        "engine",
        "CPU µs a query",
        "encoder ran",
        "with it, µs",
        "without it, µs",
        "build, CPU ms",
        "index, bytes",
      ],
      ...rows.map((row) => [
        row.dataset,
        row.k,
        row.engine,
        whole(row.cpuMicros),
        row.encoderShare ? share(row.encoderShare) : "–",
        whole(row.cpuMicrosWithEncoder),
        whole(row.cpuMicrosWithoutEncoder),
        whole(row.buildMs),
        whole(row.indexBytes),
      ]),
    ],
    3,
  );
}

export function printTypoTable(rows: readonly Row[]): void {
  const judged = rows.filter((row) => row.misspeltTop1 !== null);
  if (judged.length === 0) return;
  say("\n## One typo a message\n");
  printTable(
    [
      ["data set", "k", "engine", "top-1", "with a typo", "points lost"],
      ...judged.map((row) => [
        row.dataset,
        row.k,
        row.engine,
        share(row.top1),
        share(row.misspeltTop1),
        (100 * ((row.top1 ?? 0) - (row.misspeltTop1 ?? 0))).toFixed(1),
      ]),
    ],
    3,
  );
}

/** How often ours was right when it was so sure: n, mean confidence, share right. */
export function printReliability(rows: readonly Row[]): void {
  const own = rows.filter((row) => row.engine === OURS);
  for (const row of own) {
    say(`\n## Reliability: ${row.dataset}, k = ${row.k}\n`);
    printTable(
      [
        ["confidence", "messages", "mean confidence", "share right"],
        ...row.bins.map((bin, at) => [
          `${(at / 10).toFixed(1)}–${((at + 1) / 10).toFixed(1)}`,
          bin.count,
          bin.count > 0 ? share(bin.meanConfidence) : "–",
          bin.count > 0 ? share(bin.rightShare) : "–",
        ]),
      ],
      1,
    );
  }
}

/** As Markdown, in columns for the eye; from the column given on, cells are set to the right. */
export function printTable(rows: readonly (readonly Cell[])[], rightFrom: number): void {
  const texts = rows.map((row) => row.map(String));
  const columns = texts[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(3, ...texts.map((row) => [...(row[at] ?? "")].length)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = widths.map((width, at) =>
    at < rightFrom ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  for (const [index, row] of texts.entries()) {
    const cells = widths.map((width, at) => {
      const text = row[at] ?? "";
      const gap = " ".repeat(width - [...text].length);
      return at < rightFrom ? text + gap : gap + text;
    });
    say(line(cells));
    if (index === 0) say(line(rule));
  }
}

function share(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

export function whole(value: number | null): string {
  return value === null ? "–" : Math.round(value).toLocaleString("en");
}
