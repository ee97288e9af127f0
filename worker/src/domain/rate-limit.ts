/** At most `messages` in any window of `windowMs`: a sliding window, so that no burst fits a seam. */
export interface RateRule {
  readonly messages: number;
  readonly windowMs: number;
}

/** What was accepted within the window that ends now. */
export interface RateUse {
  readonly count: number;
  readonly oldestAtMs: number | null;
}

export type RateDecision =
  | { readonly allowed: true; readonly remaining: number; readonly resetMs: number }
  | { readonly allowed: false; readonly retryAfterMs: number };

/**
 * Whether one more message fits. `remaining` counts after this one; `resetMs` and `retryAfterMs`
 * tell how long until the oldest leaves the window and makes room. A rule of fewer than one message
 * is read as one: a widget that accepts nothing should be deactivated instead.
 */
export function decideRate(rule: RateRule, use: RateUse, nowMs: number): RateDecision {
  const limit = Math.max(1, rule.messages);
  const oldestAtMs = use.oldestAtMs ?? nowMs;
  const resetMs = Math.max(0, oldestAtMs + rule.windowMs - nowMs);
  if (use.count >= limit) return { allowed: false, retryAfterMs: Math.max(1, resetMs) };
  return { allowed: true, remaining: limit - use.count - 1, resetMs };
}
