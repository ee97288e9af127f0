import type {
  VisitorData,
  VisitorSubject,
  VisitorTraces,
} from "../../../contracts/admin/privacy.ts";
import type { Database } from "../store/database.ts";
import { countTraces } from "../store/visitor-erasure.ts";
import { readVisitor } from "../store/visitor-export.ts";
import { findVisitor, numberOf, type Subject } from "../store/visitor-scope.ts";

/** `country` is the client's: where numbers belong that are written without one. */
export function subjectOf(wished: VisitorSubject, country: string): Subject {
  switch (wished.by) {
    case "conversation":
      return { by: "conversation", conversationIds: [wished.conversation_id] };
    case "email":
      return wished;
    case "phone":
      return { by: "phone", phone: numberOf(wished.phone, country), country };
  }
}

export async function findTraces(
  db: Database,
  clientId: number,
  subject: Subject,
): Promise<VisitorTraces> {
  return countTraces(db, await findVisitor(db, clientId, subject));
}

export async function exportVisitor(
  db: Database,
  clientId: number,
  subject: Subject,
  nowMs: number,
): Promise<VisitorData> {
  const data = await readVisitor(db, await findVisitor(db, clientId, subject));
  return { exported_at: new Date(nowMs).toISOString(), ...data };
}
