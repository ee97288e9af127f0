import type { InstallFinding, InstallFindingCode } from "../../../contracts/admin/install-check.ts";

/** What a page says of itself may be as long as the page; a sentence that names it may not. */
const PARAM_CHARS_MAX = 300;
/** More than any page has that somebody would mend. */
const FINDINGS_MAX = 50;

export function finding(
  code: InstallFindingCode,
  level: InstallFinding["level"],
  params: InstallFinding["params"] = {},
): InstallFinding {
  const shown = Object.entries(params).map(([name, value]) => [name, brief(name, value)]);
  return { code, level, params: Object.fromEntries(shown) };
}
export type { InstallFinding };

/** Code is there to be copied, and whole or of no use: who makes it keeps it short. */
function brief(name: string, value: string | number): string | number {
  const isLong = typeof value === "string" && name !== "code" && value.length > PARAM_CHARS_MAX;
  return isLong ? `${value.slice(0, PARAM_CHARS_MAX)}…` : value;
}

const ORDER = ["problem", "note", "ok"] as const;

/** Problems first, each once; within a level, as they were found. */
export function inOrder(findings: readonly InstallFinding[]): InstallFinding[] {
  const distinct = new Map(findings.map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()]
    .sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level))
    .slice(0, FINDINGS_MAX);
}
