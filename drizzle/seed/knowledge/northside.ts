import type { NewEntry } from "../../../worker/src/store/widget-defaults.ts";
import { companyEntries } from "./northside/company.ts";
import { heatingCoolingEntries } from "./northside/heating-cooling.ts";
import { moneyEntries } from "./northside/money.ts";
import { plumbingEntries } from "./northside/plumbing.ts";

/** The widget of Northside Heating & Plumbing. */
export const northsideEntries: readonly NewEntry[] = [
  ...companyEntries,
  ...heatingCoolingEntries,
  ...plumbingEntries,
  ...moneyEntries,
];
