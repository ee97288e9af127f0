import type { Stand } from "./talk-state.ts";

/** What the user may say to the visitor, and what they should know before they do. */
export type ComposerMode =
  | { readonly kind: "open"; readonly hint: "left_mail" | "left" | "ended_mail" | "ended" | null }
  /** The bot answers, or nobody yet: one click takes it over. */
  | { readonly kind: "claim"; readonly phase: "bot" | "waiting" | "agent" }
  | { readonly kind: "other"; readonly name: string | null }
  /** It has ended, and nothing would reach the visitor. */
  | { readonly kind: "unreachable" }
  | { readonly kind: "spam" }
  /** Not known yet. */
  | { readonly kind: "unknown" };

export function composerMode(stand: Stand | null, userId: number): ComposerMode {
  if (!stand) return { kind: "unknown" };
  if (stand.status === "spam") return { kind: "spam" };
  const { handover_phase: phase } = stand;
  const isClaimed = phase === "claimed";
  if (isClaimed && stand.claimed_by !== userId) return { kind: "other", name: stand.claimer_name };
  if (stand.status !== "active" && !isClaimed) {
    if (stand.is_visitor_here) return { kind: "open", hint: "ended" };
    return stand.has_visitor_email ? { kind: "open", hint: "ended_mail" } : { kind: "unreachable" };
  }
  if (phase !== "claimed") return { kind: "claim", phase };
  if (stand.is_visitor_here) return { kind: "open", hint: null };
  return { kind: "open", hint: stand.has_visitor_email ? "left_mail" : "left" };
}
