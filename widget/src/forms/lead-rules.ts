import type { FormTexts } from "../strings/texts.ts";

export interface LeadFields {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export type LeadProblems = Partial<Record<keyof LeadFields, keyof FormTexts>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const PHONE = /^[+()\d\s./x#-]+$/i;
const PHONE_DIGITS_MIN = 6;

/** The API's own rules, said before sending; what only the API knows, it says itself. */
export function leadProblems(
  fields: LeadFields,
  asks: { readonly email: boolean; readonly phone: boolean },
): LeadProblems {
  const [name, email, phone] = [fields.name.trim(), fields.email.trim(), fields.phone.trim()];
  const problems: LeadProblems = {};
  if (!name) problems.name = "nameMissing";
  if (email && !EMAIL.test(email)) problems.email = "emailInvalid";
  const digits = phone.replace(/\D/g, "").length;
  if (phone && (!PHONE.test(phone) || digits < PHONE_DIGITS_MIN)) problems.phone = "phoneInvalid";
  if (email || phone) return problems;
  if (asks.email) problems.email = asks.phone ? "contactMissing" : "emailMissing";
  else if (asks.phone) problems.phone = "phoneMissing";
  return problems;
}
