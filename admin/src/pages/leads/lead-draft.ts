import { createSignal } from "solid-js";
import type { ChangeLead } from "../../../../contracts/admin/leads.ts";
import { createFormChanges } from "../../kit/form-changes.ts";

/** All that is written about a lead and not saved yet. */
export function createLeadDraft() {
  const changes = createFormChanges<ChangeLead>();
  const [note, setNote] = createSignal("");
  return {
    changes,
    note,
    setNote,
    isDirty: () => changes.isDirty() || note().trim() !== "",
    clear: () => {
      changes.clear();
      setNote("");
    },
  };
}
export type LeadDraft = ReturnType<typeof createLeadDraft>;
