import { say } from "../../../tools/local/problem.ts";
import { printTable, whole } from "../tables.ts";
import type { SizeFigures } from "./measure-sizes.ts";

const BYTES_PER_MEGABYTE = 1_000_000;

export function printSizes(figures: readonly SizeFigures[]): void {
  say("\n## Sizes\n");
  printTable(
    [
      [
        "entries",
        "engine",
        "CPU µs a query",
        "encoder ran",
        "with it, µs",
        "without it, µs",
        "build, CPU ms",
        "ready, ms",
        "index, bytes",
        "held, MB",
      ],
      ...figures.map((one) => [
        whole(one.entries),
        one.withEncoder ? "ours" : "ours, words alone",
        whole(one.cpuMicros),
        one.withEncoder ? one.encoderShare.toFixed(3) : "–",
        whole(one.cpuMicrosWithEncoder),
        whole(one.cpuMicrosWithoutEncoder),
        whole(one.buildMs),
        one.readyMs.toFixed(1),
        whole(one.indexBytes),
        (one.heldBytes / BYTES_PER_MEGABYTE).toFixed(1),
      ]),
    ],
    2,
  );
}
