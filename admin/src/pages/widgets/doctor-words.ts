import type { InstallFinding } from "../../../../contracts/admin/install-check.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";

export interface FindingWords {
  readonly sentence: string;
  /** What to do about it; null where all is in order. */
  readonly mend: string | null;
  /** What there is to be copied for that. */
  readonly code: string | null;
}

type Keys = readonly [found: TextKey, mend?: TextKey];

const UNREACHABLE: Readonly<Record<string, Keys>> = {
  address: ["doctor_found.page_unreachable_address", "doctor_mend.page_unreachable_address"],
  broke_off: ["doctor_found.page_unreachable_broke_off"],
  lookup: ["doctor_found.page_unreachable_lookup"],
  no_site: ["doctor_found.page_unreachable_no_site", "doctor_mend.page_unreachable_no_site"],
  not_public: [
    "doctor_found.page_unreachable_not_public",
    "doctor_mend.page_unreachable_not_public",
  ],
  redirects: ["doctor_found.page_unreachable_redirects", "doctor_mend.page_unreachable_redirects"],
  timeout: ["doctor_found.page_unreachable_timeout"],
  too_often: ["doctor_found.page_unreachable_too_often", "doctor_mend.page_unreachable_too_often"],
};

const MALFORMED: Readonly<Record<string, Keys>> = {
  key: ["doctor_found.tag_malformed_key"],
  no_key: ["doctor_found.tag_malformed_no_key"],
  quotes: ["doctor_found.tag_malformed_quotes"],
  scheme: ["doctor_found.tag_malformed_scheme"],
};

const STATUSES: readonly (readonly [(status: number) => boolean, Keys])[] = [
  [
    (status) => status === 404 || status === 410,
    ["doctor_found.page_error_status_missing", "doctor_mend.page_error_status_missing"],
  ],
  [
    (status) => status === 401 || status === 403 || status === 407,
    ["doctor_found.page_error_status_refused", "doctor_mend.page_error_status_refused"],
  ],
  [
    (status) => status === 429,
    ["doctor_found.page_error_status_busy", "doctor_mend.page_error_status_busy"],
  ],
  [
    // The platform's own answers, where a website's certificate is not valid.
    (status) => status === 525 || status === 526,
    ["doctor_found.page_error_status_certificate", "doctor_mend.page_error_status_certificate"],
  ],
  [
    (status) => status >= 500,
    ["doctor_found.page_error_status_server", "doctor_mend.page_error_status_server"],
  ],
];

/** Where one code has several sentences. */
function variantOf({ code, params }: InstallFinding): Keys | undefined {
  switch (code) {
    case "page_unreachable":
      return UNREACHABLE[String(params.reason)];
    case "page_error_status":
      return STATUSES.find(([isOf]) => isOf(Number(params.status)))?.[1];
    case "page_not_html":
      return params.type === "" ? ["doctor_found.page_not_html_untyped"] : undefined;
    case "tag_malformed":
      return MALFORMED[String(params.trouble)];
    case "tag_other_key":
      return params.name === "" ? undefined : ["doctor_found.tag_other_key_named"];
    case "waits_for_consent":
      return params.name === "" ? ["doctor_found.waits_for_consent_unnamed"] : undefined;
    case "deferred_by_optimizer":
      return deferredOf(params);
    default:
      return undefined;
  }
}

function deferredOf({ until, code }: InstallFinding["params"]): Keys {
  if (until === "never") {
    return ["doctor_found.deferred_by_optimizer_never", "doctor_mend.deferred_by_optimizer_never"];
  }
  const found =
    until === "load"
      ? "doctor_found.deferred_by_optimizer_load"
      : "doctor_found.deferred_by_optimizer";
  if (code === "") return [found, "doctor_mend.deferred_by_optimizer"];
  return until === "load"
    ? [found, "doctor_mend.deferred_by_optimizer_load"]
    : [found, "doctor_mend.deferred_by_optimizer_tag"];
}

/** What is in order needs no mending. */
function mendOf(code: InstallFinding["code"]): TextKey | null {
  switch (code) {
    case "tag_found":
    case "tag_in_tag_manager":
    case "csp_allows":
    case "seen_alive":
      return null;
    default:
      return `doctor_mend.${code}`;
  }
}

/** A finding in the user's language. `dayOf` says a day as the page does, in the client's zone. */
export function wordsOf(finding: InstallFinding, dayOf: (at: string) => string): FindingWords {
  const { code, params } = finding;
  const [found, mend] = variantOf(finding) ?? [];
  const day = (at: string | number | undefined) => (typeof at === "string" ? dayOf(at) : "");
  const shown = { ...params, at: placeOf(params.from) ?? day(params.at), since: day(params.since) };
  const mendKey = mend ?? mendOf(code);
  return {
    sentence: t(found ?? `doctor_found.${code}`, shown),
    mend: mendKey && t(mendKey, shown),
    code: params.code ? String(params.code) : null,
  };
}

/** Where a policy stands. */
function placeOf(from: string | number | undefined): string | null {
  if (from === undefined) return null;
  return t(from === "meta" ? "doctor.at_meta" : "doctor.at_header");
}
