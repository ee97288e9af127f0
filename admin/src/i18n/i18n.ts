import * as i18n from "@solid-primitives/i18n";
import { createSignal } from "solid-js";
import { en } from "./en.ts";

export const LOCALES = ["en", "es"] as const;
export type Locale = (typeof LOCALES)[number];
export type Texts = typeof en;

const STORED = "locale";

const [texts, setTexts] = createSignal<i18n.Flatten<Texts>>(i18n.flatten(en));
const [locale, setLocaleSignal] = createSignal<Locale>("en");

type Flat = i18n.Flatten<Texts>;

/** `area.text`. The names of the areas themselves are no texts. */
export type TextKey = {
  [Key in keyof Flat & string]: Flat[Key] extends string ? Key : never;
}[keyof Flat & string];

type Params = Readonly<Record<string, string | number>>;

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/** A text in the user's language. `{{ name }}` in it stands for a parameter. */
export function t(key: TextKey, params: Params = {}): string {
  const text: string = texts()[key];
  // A function, not a string: in a string, a visitor called `$&` would be replaced by the place itself.
  return text.replace(PLACE, (_, name: string) => String(params[name] ?? ""));
}

type Plural<Key> = Key extends `${infer Stem}_other` ? Stem : never;

/** `key_one` or `key_other`, as the language counts. The number is the parameter `count`. */
export function tn(key: Plural<TextKey>, count: number): string {
  const rule = new Intl.PluralRules(locale()).select(count) === "one" ? "one" : "other";
  return t(`${key}_${rule}` as TextKey, { count: new Intl.NumberFormat(locale()).format(count) });
}

export { locale };

/** Other languages than English are fetched when they are asked for. */
export async function setLocale(wished: Locale): Promise<void> {
  const table = wished === "es" ? (await import("./es.ts")).es : en;
  setTexts(() => i18n.flatten(table));
  setLocaleSignal(wished);
  document.documentElement.lang = wished;
  try {
    localStorage.setItem(STORED, wished);
  } catch {
    // Storage is blocked: the language lasts as long as the page.
  }
}

/** What was chosen before, or the browser's. */
export function firstLocale(): Locale {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(STORED);
  } catch {
    // Storage is blocked.
  }
  const wished = stored ?? navigator.language;
  return wished.startsWith("es") ? "es" : "en";
}
