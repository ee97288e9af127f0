/** What the widget measured of itself. Read by tests and by whoever helps a site owner. */
export interface DebugReport {
  readonly version: string;
  /** Name of the file that measured; its hash tells the build. */
  readonly build: string;
  readonly keys: readonly string[];
  readonly tags: readonly FoundTag[];
  /** From the start of the page; null while there is no launcher. */
  readonly launcherMs: number | null;
  readonly files: readonly MeasuredFile[];
  readonly mainThread: MainThread;
  readonly layoutShift: LayoutShifts;
  readonly storage: { readonly local: boolean; readonly session: boolean };
  readonly blocked: readonly BlockedAddress[];
  readonly configs: readonly ConfigCheck[];
  readonly findings: readonly DebugFinding[];
}

export interface FoundTag {
  readonly address: string;
  readonly key: string | null;
  readonly isManual: boolean;
}

export interface MeasuredFile {
  readonly name: string;
  /** Of the content as sent, compressed; null where the browser does not tell. */
  readonly bytes: number | null;
  readonly isFromCache: boolean;
  readonly ms: number;
}

export interface MainThread {
  /** Null: this browser does not tell which script took how long. */
  readonly ms: number | null;
  readonly longestMs: number | null;
}

export interface LayoutShifts {
  /** Null where the browser does not measure it. */
  readonly total: number | null;
  readonly ours: number | null;
}

export interface BlockedAddress {
  readonly directive: string;
  readonly address: string;
  /** Reported only: the policy is being tried out. */
  readonly isAllowed: boolean;
}

export interface ConfigCheck {
  readonly key: string;
  readonly state: "ok" | "not_found" | "not_allowed" | "unreachable" | "asking";
}

export type FindingCode =
  | "works"
  | "no_key"
  | "config_not_found"
  | "config_not_allowed"
  | "config_unreachable"
  | "csp_blocked"
  | "csp_reported"
  | "tag_twice"
  | "waits_for_init"
  | "launcher_missing"
  | "launcher_hidden"
  | "storage_blocked"
  | "layout_shift";

export interface DebugFinding {
  readonly code: FindingCode;
  readonly level: "ok" | "note" | "problem";
  readonly params: Readonly<Record<string, string>>;
}
