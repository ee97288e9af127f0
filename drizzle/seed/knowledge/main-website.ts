import { careEntries } from "./main-website/care.ts";
import { moneyEntries } from "./main-website/money.ts";
import { patientEntries } from "./main-website/patients.ts";
import { visitEntries } from "./main-website/visits.ts";
import type { SeedEntry } from "./seed-entry.ts";

/** "Main Website Chat" of Align Primary Care. */
export const mainWebsiteEntries: readonly SeedEntry[] = [
  ...visitEntries,
  ...moneyEntries,
  ...careEntries,
  ...patientEntries,
];
