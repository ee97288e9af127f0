import { createField, showProblems } from "./field.ts";
import { createContactField } from "./lead-form.ts";
import { leadProblems } from "./lead-rules.ts";

/** What booking asks with as well: it is handed over, so that its file need not bring it again. */
export const formParts = { createField, createContactField, showProblems, leadProblems };

export type FormParts = typeof formParts;
