import type { ConfigCheck, DebugFinding, DebugReport, FindingCode } from "./debug-report.ts";

/** What stands in the page for one key. */
export interface StandingState {
  readonly key: string;
  readonly isHidden: boolean;
}

type Facts = Omit<DebugReport, "findings">;

const CONFIG_CODES: Readonly<Partial<Record<ConfigCheck["state"], FindingCode>>> = {
  not_found: "config_not_found",
  not_allowed: "config_not_allowed",
  unreachable: "config_unreachable",
};

function problem(code: FindingCode, params: DebugFinding["params"] = {}): DebugFinding {
  return { code, level: "problem", params };
}

function note(code: FindingCode, params: DebugFinding["params"] = {}): DebugFinding {
  return { code, level: "note", params };
}

function ofPolicies({ blocked }: Facts): DebugFinding[] {
  return blocked.map(({ directive, address, isAllowed }) =>
    (isAllowed ? note : problem)(isAllowed ? "csp_reported" : "csp_blocked", {
      directive,
      address,
    }),
  );
}

/** A key that is named twice is one widget all the same; somebody pasted it into two places. */
function ofTags({ tags, keys }: Facts): DebugFinding[] {
  if (keys.length === 0) return [problem("no_key")];
  return keys.flatMap((key) =>
    tags.filter((tag) => tag.key === key).length > 1 ? note("tag_twice", { key }) : [],
  );
}

function ofWidget(key: string, facts: Facts, standing: readonly StandingState[]): DebugFinding[] {
  const { state = "asking" } = facts.configs.find((one) => one.key === key) ?? {};
  const code = CONFIG_CODES[state];
  // Where the policy forbids the request, the policy is what is wrong.
  const isForbidden = facts.blocked.some(
    ({ directive, isAllowed }) => directive === "connect-src" && !isAllowed,
  );
  if (code) {
    return code === "config_unreachable" && isForbidden ? [] : [problem(code, { key })];
  }
  const found = standing.find((one) => one.key === key);
  if (found) return found.isHidden ? [note("launcher_hidden", { key })] : [];
  if (facts.tags.some((tag) => tag.key === key && tag.isManual)) {
    return [note("waits_for_init", { key })];
  }
  return state === "ok" ? [problem("launcher_missing", { key })] : [];
}

/** Problems first. */
export function findingsOf(facts: Facts, standing: readonly StandingState[]): DebugFinding[] {
  const all = [
    ...ofTags(facts),
    ...facts.keys.flatMap((key) => ofWidget(key, facts, standing)),
    ...ofPolicies(facts),
  ];
  if (!facts.storage.local || !facts.storage.session) all.push(note("storage_blocked"));
  if ((facts.layoutShift.ours ?? 0) > 0) all.push(note("layout_shift"));
  const problems = all.filter(({ level }) => level === "problem");
  if (problems.length > 0) return [...problems, ...all.filter(({ level }) => level === "note")];
  const isAsking = facts.configs.some(({ state }) => state === "asking");
  const isWaiting = all.some(({ code }) => code === "waits_for_init");
  return isAsking || isWaiting ? all : [{ code: "works", level: "ok", params: {} }, ...all];
}
