import nlp from "wink-nlp-utils";

/** A text's words in lower case, without English stop words, stemmed (Porter 2). */
export function stemsOf(text: string): string[] {
  return nlp.tokens.stem(nlp.tokens.removeWords(nlp.string.tokenize0(nlp.string.lowerCase(text))));
}
