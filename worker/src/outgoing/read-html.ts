import { type Handler, Parser } from "htmlparser2";

/** As deep as browsers nest what they are given (Chromium and WebKit stop there). */
const DEPTH_MAX = 512;
/** Between pieces it is seen whether the bound was passed. */
const PIECE_CHARS = 16_384;

/**
 * Reads a page of somebody else's once, from front to back. The parser searches its open elements at
 * each tag, so that a page of nothing but unclosed ones would hold up everybody's calls for minutes:
 * it is read as far as a browser would nest it, and no further.
 */
export function readHtml(html: string, handler: Partial<Handler>): void {
  let depth = 0;
  const parser = new Parser({
    ...handler,
    onopentag(name, attributes, isImplied) {
      depth += 1;
      handler.onopentag?.(name, attributes, isImplied);
    },
    onclosetag(name, isImplied) {
      depth -= 1;
      handler.onclosetag?.(name, isImplied);
    },
  });
  for (let from = 0; from < html.length; from += PIECE_CHARS) {
    if (depth > DEPTH_MAX) return;
    parser.write(html.slice(from, from + PIECE_CHARS));
  }
  if (depth <= DEPTH_MAX) parser.end();
}
