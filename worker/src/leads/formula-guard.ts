/** A cell that begins so is a formula to a spreadsheet: whoever filled the chat's form wrote it. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** A number as we keep it is none, and people copy it out of the file. */
const PHONE = /^\+\d{6,15}$/;

/** The text as a cell that no spreadsheet computes. `unguarded` gives back exactly the text. */
export function guarded(text: string): string {
  return FORMULA.test(text) && !PHONE.test(text) ? `'${text}` : text;
}

export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
