import type { NewEntry } from "../../../worker/src/store/widget-defaults.ts";
import { careEntries } from "./main-website/care.ts";
import { moneyEntries } from "./main-website/money.ts";
import { patientEntries } from "./main-website/patients.ts";
import { visitEntries } from "./main-website/visits.ts";

/** "Main Website Chat" of Align Primary Care. */
export const mainWebsiteEntries: readonly NewEntry[] = [
  ...visitEntries,
  ...moneyEntries,
  ...careEntries,
  ...patientEntries,
];
