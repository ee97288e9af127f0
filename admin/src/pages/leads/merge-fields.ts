import type { Lead } from "../../../../contracts/admin/leads.ts";

export const MERGED_FIELDS = ["name", "email", "phone", "company", "notes"] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];
export type Mergeable = Pick<Lead, MergedField>;

/** What the kept lead does not have, and gets from the other. */
export function filledIn(kept: Mergeable, other: Mergeable): MergedField[] {
  return MERGED_FIELDS.filter((field) => !kept[field] && other[field]);
}

/** The kept lead as it will be. */
export function mergedLead(kept: Mergeable, other: Mergeable): Mergeable {
  const taken = filledIn(kept, other).map((field) => [field, other[field]]);
  return { ...kept, ...Object.fromEntries(taken) };
}
