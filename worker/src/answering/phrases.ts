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
  ...rewrites("reschedule", "re schedule", "move my appointment", "change my appointment"),
  ...rewrites("uninsured", "no insurance", "without insurance", "dont have insurance"),
  ...rewrites("uninsured", "not insured", "not have insurance", "lack insurance"),
  ...rewrites("flu shot", "flu jab"),
]);
const PHRASE_WORDS_MAX = 5;

function rewrites(to: string, ...from: string[]): [string, string][] {
  return from.map((phrase) => [phrase, to]);
}

/** Rewrites each longest phrase found; the rest stays as it was. */
export function joinPhrases(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = phraseAt(words, at);
    joined.push(...(found?.words ?? words.slice(at, at + 1)));
    at += found?.length ?? 1;
  }
  return joined;
}

function phraseAt(words: readonly string[], at: number) {
  for (let length = Math.min(PHRASE_WORDS_MAX, words.length - at); length >= 2; length -= 1) {
    const to = PHRASES.get(words.slice(at, at + length).join(" "));
    if (to !== undefined) return { words: to.split(" "), length };
  }
  return null;
}
