/** An end mark, what may close behind it, and the space before a next sentence that does not go on in lower case. */
const SPACED_END = /[.!?…]+["'”’)\]]*\s+(?=[^\s\p{Ll}])/u;
const UNSPACED_END = /[。！？]+["'”’」』）]*/u;
const LINE_END = /\s*\n\s*(?=\S)/u;

/** What no end was found in by then is no sentence that anybody should read. */
export const SENTENCE_CHARS_MAX = 600;

/**
 * Cuts a text that arrives in pieces into sentences. Joined again they are the text, spaces
 * included. The last one is only known at the end.
 */
export class SentenceReader {
  #pending = "";

  push(piece: string): string[] {
    this.#pending += piece;
    const sentences: string[] = [];
    for (let end = endOfFirst(this.#pending); end !== null; end = endOfFirst(this.#pending)) {
      sentences.push(this.#pending.slice(0, end));
      this.#pending = this.#pending.slice(end);
    }
    return this.#pending.length > SENTENCE_CHARS_MAX ? [...sentences, ...this.end()] : sentences;
  }

  end(): string[] {
    const rest = this.#pending;
    this.#pending = "";
    return rest.trim() === "" ? [] : [rest];
  }
}

export function sentencesOf(text: string): string[] {
  const reader = new SentenceReader();
  return [...reader.push(text), ...reader.end()];
}

function endOfFirst(text: string): number | null {
  const ends = [SPACED_END, UNSPACED_END, LINE_END].flatMap((pattern) => {
    const found = pattern.exec(text);
    // Nothing but spaces before it: it belongs to the sentence that follows.
    const isEmpty = found && text.slice(0, found.index + found[0].length).trim() === "";
    return found && !isEmpty ? [found.index + found[0].length] : [];
  });
  return ends.length > 0 ? Math.min(...ends) : null;
}
