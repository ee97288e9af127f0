import { guarded } from "../shared/guarded.ts";
import type { BlockedAddress } from "./debug-report.ts";

interface Violation {
  readonly effectiveDirective?: string;
  readonly blockedURI?: string;
  /** So it is called in a report. */
  readonly blockedURL?: string | null;
  readonly sourceFile?: string | null;
  readonly disposition?: string;
}

const CHALLENGES = "https://challenges.cloudflare.com";

/** Ours is what we asked for, and what our scripts did. */
export function isOurViolation(violation: Violation, origin: string): boolean {
  const address = violation.blockedURI ?? violation.blockedURL ?? "";
  const socket = origin.replace("http", "ws");
  return [address, violation.sourceFile ?? ""].some((one) =>
    [origin, socket, CHALLENGES].some((ours) => one.startsWith(ours)),
  );
}

/** Also what was blocked before we listened, where the browser remembers it. */
export function watchBlocked(origin: string, changed: () => void): () => BlockedAddress[] {
  const found = new Map<string, BlockedAddress>();
  const take = guarded((violation: Violation) => {
    if (!isOurViolation(violation, origin)) return;
    const directive = violation.effectiveDirective ?? "";
    const address = violation.blockedURI ?? violation.blockedURL ?? "";
    const isAllowed = violation.disposition === "report";
    found.set(`${directive} ${address}`, { directive, address, isAllowed });
    changed();
  });
  document.addEventListener("securitypolicyviolation", take);
  const Observer: unknown = Reflect.get(window, "ReportingObserver");
  if (typeof Observer === "function") {
    const observer: { observe(): void } = Reflect.construct(Observer, [
      (reports: readonly { readonly body: Violation }[]) => {
        for (const { body } of reports) take(body);
      },
      { types: ["csp-violation"], buffered: true },
    ]);
    observer.observe();
  }
  return () => [...found.values()];
}
