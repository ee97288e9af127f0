import { isSearchable } from "../../../contracts/admin/fields.ts";

/** The words of an address, which can be typed: what nothing can be found by is left out. */
export function wordsIn(words: string | undefined): { readonly search?: string } {
  return words && isSearchable(words) ? { search: words } : {};
}
