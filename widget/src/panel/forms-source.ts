import type { forms } from "../forms/main.ts";
import { makeFileSource } from "./load-file.ts";

export const loadForms = makeFileSource<{ forms: typeof forms }>(FORMS_FILE, "forms.js");
