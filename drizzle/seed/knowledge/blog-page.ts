import type { NewEntry } from "../../../worker/src/store/widget-defaults.ts";
import { clinicEntries } from "./blog-page/clinic.ts";
import { readingEntries } from "./blog-page/reading.ts";
import { topicEntries } from "./blog-page/topics.ts";

/** "Blog Page Chat" of Align Primary Care. */
export const blogPageEntries: readonly NewEntry[] = [
  ...readingEntries,
  ...topicEntries,
  ...clinicEntries,
];
