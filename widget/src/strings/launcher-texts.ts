import { languageOf } from "../shared/locale.ts";
import { launcherEn } from "./en.ts";
import { launcherEs } from "./es.ts";
import type { LauncherTexts } from "./texts.ts";

const LANGUAGES: Readonly<Record<string, LauncherTexts>> = { en: launcherEn, es: launcherEs };

export function launcherTextsOf(locale: string): LauncherTexts {
  return LANGUAGES[languageOf(locale)] ?? launcherEn;
}
