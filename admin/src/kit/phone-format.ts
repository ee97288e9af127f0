import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** `+13125550143` as `+1 312 555 0143`; what is no whole number stays as it is. */
export function formatPhone(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
