import { clinicEntries } from "./blog-page/clinic.ts";
import { readingEntries } from "./blog-page/reading.ts";
import { topicEntries } from "./blog-page/topics.ts";
import type { SeedEntry } from "./seed-entry.ts";

/** "Blog Page Chat" of Align Primary Care. */
export const blogPageEntries: readonly SeedEntry[] = [
  ...readingEntries,
  ...topicEntries,
  ...clinicEntries,
];
