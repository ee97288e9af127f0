import { companyEntries } from "./northside/company.ts";
import { heatingCoolingEntries } from "./northside/heating-cooling.ts";
import { moneyEntries } from "./northside/money.ts";
import { plumbingEntries } from "./northside/plumbing.ts";
import type { SeedEntry } from "./seed-entry.ts";

/** The widget of Northside Heating & Plumbing. */
export const northsideEntries: readonly SeedEntry[] = [
  ...companyEntries,
  ...heatingCoolingEntries,
  ...plumbingEntries,
  ...moneyEntries,
];
