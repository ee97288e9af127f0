/** Two-sided 95 %. */
const Z = 1.959964;

export interface Share {
  readonly count: number;
  readonly of: number;
  /** Null while nothing was observed. */
  readonly share: number | null;
  /** The true share lies between these with 95 % certainty; 0 and 1 while nothing was observed. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * A share with the interval that its true value lies in (E. B. Wilson, "Probable Inference, the Law
 * of Succession, and Statistical Inference", 1927). Unlike the plain share it does not take one
 * unhappy visitor out of one for a certainty.
 */
export function wilsonShare(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, lower: 0, upper: 1 };
  const share = count / of;
  const centre = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return {
    count,
    of,
    share,
    lower: Math.max(0, (centre - spread) / scale),
    upper: Math.min(1, (centre + spread) / scale),
  };
}
