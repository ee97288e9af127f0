import { languageOf } from "../shared/locale.ts";
import { panelEn } from "../strings/en.ts";
import type { LoadedTexts } from "../strings/texts.ts";

/** English until the file of another language is here, and where it cannot be had. */
export async function loadTexts(locale: string, origin: string): Promise<LoadedTexts> {
  const file = TEXT_FILES[languageOf(locale)];
  if (!file) return panelEn;
  try {
    const loaded: { texts: LoadedTexts } = await import(`${origin}/widget/${file}`);
    return { ...panelEn, ...loaded.texts };
  } catch {
    return panelEn;
  }
}
