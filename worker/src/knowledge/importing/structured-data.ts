import { cleanAnswer, cleanQuestion, plainText, toMarkdown } from "./html-text.ts";
import { elementsOf, type HtmlElement } from "./html-tree.ts";

export interface Pair {
  readonly question: string;
  readonly answer: string;
  readonly category?: string | null;
}

/** Objects of one page's structured data. */
const OBJECTS_MAX = 20_000;
const QUESTION_TYPE = /(?:^|[/#:])Question$/;

type JsonObject = Readonly<Record<string, unknown>>;

/** Questions that a page declares as JSON-LD (schema.org FAQPage or QAPage), however they are nested. */
export function readJsonLd(root: HtmlElement, baseUrl: string | null): Pair[] {
  const objects = [...elementsOf(root)].filter(isJsonLd).flatMap((script) => objectsIn(script));
  const byId = new Map<unknown, JsonObject>();
  // A bare reference has nothing but its id; what it refers to must win.
  for (const object of objects) {
    if (object["@id"] !== undefined && Object.keys(object).length > 1)
      byId.set(object["@id"], object);
  }
  return objects.filter(isQuestion).flatMap((question) => pairOf(question, byId, baseUrl));
}

function isJsonLd({ name, attributes }: HtmlElement): boolean {
  return name === "script" && /^application\/ld\+json\b/i.test(attributes.type?.trim() ?? "");
}

function objectsIn(script: HtmlElement): JsonObject[] {
  const text = script.children.filter((child) => typeof child === "string").join("");
  const objects: JsonObject[] = [];
  // In the order of the page; a walk of its own, since the nesting is the page's choice.
  const waiting: unknown[] = [parseLenient(text)];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (objects.length >= OBJECTS_MAX) break;
    if (isObject(value)) objects.push(value);
    const inner: unknown[] = Object.values(value);
    for (let at = inner.length - 1; at >= 0; at -= 1)
      if (inner[at] !== undefined) waiting.push(inner[at]);
  }
  return objects;
}

function isObject(value: object): value is JsonObject {
  return !Array.isArray(value);
}

/** As sites write it: with comment marks around it, and line breaks inside texts. */
function parseLenient(text: string): unknown {
  const bare = withoutComment(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, " ")]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or nothing: a page with broken data still has its text.
    }
  }
  return null;
}

const COMMENT_BEGINS = /^(?:<!--|(?:\/\/ ?|\/\* ?)?<!\[CDATA\[(?: ?\*\/)?)/;
const COMMENT_ENDS = /(?:-->|(?:\/\/ ?|\/\* ?)?\]\]>(?: ?\*\/)?);?$/;
const COMMENT_CHARS_MAX = 20;

function withoutComment(text: string): string {
  const begun = text.trim().replace(COMMENT_BEGINS, "").trim();
  const end = begun.slice(-COMMENT_CHARS_MAX);
  return begun.slice(0, begun.length - end.length) + end.replace(COMMENT_ENDS, "");
}

function isQuestion(object: JsonObject): boolean {
  return [object["@type"]]
    .flat()
    .some((type) => typeof type === "string" && QUESTION_TYPE.test(type));
}

function pairOf(
  question: JsonObject,
  byId: ReadonlyMap<unknown, JsonObject>,
  baseUrl: string | null,
): Pair[] {
  const asked = firstText([question.name, question.text, question.headline]);
  const answers = [question.acceptedAnswer ?? question.suggestedAnswer].flat();
  const answer = firstText(answers.map((one) => answerText(one, byId)));
  if (asked === null || answer === null) return [];
  return [{ question: cleanQuestion(asked), answer: cleanAnswer(decoded(answer), baseUrl) }];
}

function answerText(answer: unknown, byId: ReadonlyMap<unknown, JsonObject>): unknown {
  if (typeof answer !== "object" || answer === null || !isObject(answer)) return answer;
  const whole = byId.get(answer["@id"]) ?? answer;
  return firstText([whole.text, whole.articleBody, whole.description, whole.name]);
}

function firstText(values: readonly unknown[]): string | null {
  const found = values.flat().find((value) => typeof value === "string" && value.trim() !== "");
  return typeof found === "string" ? found : null;
}

/** Texts of JSON-LD are HTML: also one without any element may hold `&amp;`. */
function decoded(text: string): string {
  return /&(?:#\w+|\w+);/.test(text) && !text.includes("\n") ? `<span>${text}</span>` : text;
}

/** Questions that a page declares as microdata, schema.org's other form. */
export function readMicrodata(root: HtmlElement, baseUrl: string | null): Pair[] {
  const questions = [...elementsOf(root)].filter(({ attributes }) =>
    QUESTION_TYPE.test(attributes.itemtype?.trim() ?? ""),
  );
  return questions.flatMap((question) => {
    const name = propertyOf(question, "name");
    const accepted =
      propertyOf(question, "acceptedAnswer") ?? propertyOf(question, "suggestedAnswer");
    if (!name || !accepted) return [];
    const text = propertyOf(accepted, "text") ?? accepted;
    const asked = name.attributes.content ?? plainText(name.children);
    return [{ question: asked, answer: toMarkdown(text.children, baseUrl) }];
  });
}

function propertyOf(element: HtmlElement, property: string): HtmlElement | undefined {
  for (const inner of elementsOf(element)) {
    if (inner !== element && inner.attributes.itemprop?.split(/\s+/).includes(property))
      return inner;
  }
  return undefined;
}
