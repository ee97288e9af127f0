/**
 * Whether a visitor asks for a person rather than an answer. Narrow on purpose: "can I talk to a
 * doctor about my knee" is a question for the knowledge, "talk to someone" is not.
 */
const REQUESTS: readonly RegExp[] = [
  /\b(?:talk|speak|chat)\s+(?:to|with)\s+(?:a\s+|an\s+|some\s?|the\s+)?(?:real\s+|live\s+|actual\s+)?(?:one|body|human|person|people|agent|representative|rep|operator|manager|someone|somebody|staff|team|receptionist)\b/,
  /\b(?:a|real|live|actual)\s+(?:human|person|agent|operator)\b(?:.*\bplease)?\s*[.!?]*$/,
  /\b(?:human|live)\s+(?:agent|support|being|help)\b/,
  /^\s*(?:human|agent|operator|representative|real person|live chat)\s*(?:please)?\s*[.!?]*$/,
  /\b(?:call|phone|ring|contact|text|email)\s+me(?:\s+back)?\b/,
  /\b(?:someone|somebody)\s+(?:to\s+)?(?:call|contact|help|get back to|reach out to)\s+me\b/,
  /\bleave\s+(?:my\s+)?(?:a\s+message|details|contact|number|phone|email)\b/,
  /\bhablar\s+con\s+(?:una?\s+|alguna?\s+)?(?:persona|alguien|humano|agente|representante|operador|operadora|asesor|asesora)\b/,
  /\b(?:ll[aá]me(?:n)?me|quiero que me llamen|dejar mis datos)\b/,
];

/** Longer than any plain request for a person; a story that mentions one is for the knowledge. */
const REQUEST_CHARS_MAX = 160;

export function asksForPerson(text: string): boolean {
  if (text.length > REQUEST_CHARS_MAX) return false;
  const words = text.normalize("NFC").toLowerCase();
  return REQUESTS.some((request) => request.test(words));
}
