/** Where knowledge comes from. `csv`, `json` and `text` are pasted; the others are fetched. */
export const IMPORT_KINDS = ["csv", "json", "text", "url", "sitemap"] as const;
/** `ready` waits for review; `applied` has been taken into the draft. */
export const IMPORT_STATUSES = ["queued", "running", "ready", "failed", "applied"] as const;
export const IMPORT_PAGE_STATUSES = ["pending", "done", "failed", "skipped"] as const;
/** What a proposed entry is, compared with what the same source said before. */
export const PROPOSAL_CHANGES = ["new", "changed", "same", "gone"] as const;
export const PROPOSAL_DECISIONS = ["pending", "accepted", "rejected"] as const;
