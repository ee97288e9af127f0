import { z } from "zod";

export const PAGE_ROWS_MAX = 100;

/** Which page of a list: nothing for the first one, then each page's `next_cursor`. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Opaque; null on the last page. */
    next_cursor: z.string().nullable(),
  });
}
