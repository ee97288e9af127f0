/** What is typed and not sent, by conversation and kind: it outlives the page, and ends with the tab. */
export type DraftKind = "reply" | "note";

const nameOf = (id: string, kind: DraftKind) => `draft:${kind}:${id}`;

export function readDraft(id: string, kind: DraftKind): string {
  try {
    return sessionStorage.getItem(nameOf(id, kind)) ?? "";
  } catch {
    return "";
  }
}

export function keepDraft(id: string, kind: DraftKind, text: string): void {
  try {
    if (text) sessionStorage.setItem(nameOf(id, kind), text);
    else sessionStorage.removeItem(nameOf(id, kind));
  } catch {
    // Storage is blocked: the words last as long as the field.
  }
}
