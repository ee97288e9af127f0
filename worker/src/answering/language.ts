import { fold } from "./normalize.ts";

/** Languages whose words the engine knows something about. Any other is matched word for word. */
export type Language = "en" | "es";

const SPANISH_LETTERS = /[ñ¿¡áéíóú]/giu;
const SPANISH_SIGNS =
  /\b(?:el|la|los|las|de|del|en|que|como|donde|cuanto|cuantos|cuando|cual|cuales|para|por|una|mi|mis|puedo|puede|pueden|tiene|tienen|hacen|atienden|abren|cierran|esta|estan|hay|ustedes|quiero|quisiera|necesito|con|su|sus|al|un|se|es|y|sin|debo|tengo|aceptan|ofrecen|cuesta|cuestan|gracias|hola|muy|pero|hasta|desde|tambien|porque|cita)\b/giu;
const ENGLISH_SIGNS =
  /\b(?:the|is|are|do|does|you|your|what|how|where|when|which|can|i|my|to|of|for|and|we|our|it|have|with|in|on|at|an|any|this|there|was|will|would|should|need|want|get|take|who|from|about|thanks|please|hello)\b/giu;

/**
 * English unless the small words speak for Spanish. Short texts without any small word stay
 * undecided (null), and the knowledge's own language is the better guess.
 */
export function detectLanguage(text: string): Language | null {
  const folded = fold(text);
  const spanish =
    countSigns(text.normalize("NFC"), SPANISH_LETTERS) + countSigns(folded, SPANISH_SIGNS);
  const english = countSigns(folded, ENGLISH_SIGNS);
  if (spanish === english) return null;
  return spanish > english ? "es" : "en";
}

function countSigns(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0;
}
