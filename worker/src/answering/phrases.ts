/**
 * Words that mean one thing together and little apart. Either side writes them as it likes ("walk
 * in", "walk-ins", "walkin"; "how much"), so both sides are rewritten to one word before search.
 */
const PHRASES = new Map<string, string>([
  ...rewrites("walkin", "walk in", "walk ins", "walking in", "walked in", "just walk in"),
  ...rewrites("email", "e mail", "electronic mail"),
  ...rewrites("emails", "e mails"),
  ...rewrites("checkup", "check up", "check ups"),
  ...rewrites("checkin", "check in", "checking in"),
  ...rewrites("dropin", "drop in", "drop ins"),
  ...rewrites("followup", "follow up", "follow ups"),
  ...rewrites("wifi", "wi fi"),
  ...rewrites("xray", "x ray"),
  ...rewrites("xrays", "x rays"),
  ...rewrites("copay", "co pay", "co pays", "co payment", "co payments", "copayment"),
  ...rewrites("telehealth", "tele health", "telemedicine", "tele medicine"),
  ...rewrites("weekend", "week end"),
  ...rewrites("signup", "sign up", "signing up"),
  ...rewrites("login", "log in", "logging in", "sign in", "signing in"),
  ...rewrites("refund", "money back", "my money back", "refund money"),
  ...rewrites("duration", "how long", "how much time", "cuanto tiempo", "cuanto dura"),
  ...rewrites("cost", "how much", "how expensive"),
  ...rewrites("costo", "cuanto cuesta", "cuanto cuestan", "cuanto vale", "cuanto cobran"),
  ...rewrites("hours", "what time", "what times", "how late", "how early", "que hora", "que horas"),
  ...rewrites("contact", "get in touch", "get hold", "reach out", "in touch"),
  ...rewrites("located", "how do i get there", "get there", "find you", "come from"),
  ...rewrites("reschedule", "re schedule"),
  ...rewrites("reschedule appointment", "move my appointment", "change my appointment"),
  ...rewrites("reschedule appointment", "move an appointment", "change an appointment"),
  ...rewrites("uninsured", "no insurance", "without insurance", "dont have insurance"),
  ...rewrites("uninsured", "not insured", "not have insurance", "lack insurance"),
  ...rewrites("flu shot", "flu jab"),
]);

interface Phrase {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** By first word, longest first: most words begin no phrase, and cost one look. */
const PHRASES_BY_FIRST = new Map<string, Phrase[]>();
for (const [phrase, to] of PHRASES) {
  const from = phrase.split(" ");
  const [first = ""] = from;
  const siblings = PHRASES_BY_FIRST.get(first) ?? [];
  siblings.push({ from, to: to.split(" ") });
  siblings.sort((left, right) => right.from.length - left.from.length);
  PHRASES_BY_FIRST.set(first, siblings);
}

function rewrites(to: string, ...from: string[]): [string, string][] {
  return from.map((phrase) => [phrase, to]);
}

/** Rewrites each longest phrase found; the rest stays as it was. */
export function joinPhrases(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const phrase = PHRASES_BY_FIRST.get(word)?.find(({ from }) =>
      from.every((part, offset) => words[at + offset] === part),
    );
    joined.push(...(phrase?.to ?? [word]));
    at += phrase?.from.length ?? 1;
  }
  return joined;
}
