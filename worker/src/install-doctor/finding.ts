import type { InstallFinding, InstallFindingCode } from "../../../contracts/admin/install-check.ts";

export function finding(
  code: InstallFindingCode,
  level: InstallFinding["level"],
  params: InstallFinding["params"] = {},
): InstallFinding {
  return { code, level, params };
}
export type { InstallFinding };

const ORDER = ["problem", "note", "ok"] as const;

/** Problems first, each once; within a level, as they were found. */
export function inOrder(findings: readonly InstallFinding[]): InstallFinding[] {
  const distinct = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()].sort(
    (one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level),
  );
}
