import { type TextKey, t } from "../i18n/i18n.ts";

/**
 * What the API says of a field that it refuses, and how the dashboard says it. The first are the
 * contracts' own reasons, the last those of their library. A pattern's groups are the text's parameters.
 */
const REASONS: readonly (readonly [RegExp, TextKey])[] = [
  [/^must not be empty while visitors/, "errors.reason_notice_needed"],
  [/^must not be empty/, "errors.reason_empty"],
  [/^must be on one line/, "errors.reason_one_line"],
  [/^must be an address to follow/, "errors.reason_address"],
  [/^must be a country/, "errors.reason_country"],
  [/^must be lower-case letters/, "errors.reason_service_id"],
  [/^must not have two services/, "errors.reason_service_ids"],
  [/^must be at most (?<count>\d+) characters/, "errors.reason_chars_max"],
  [/^must be an e-mail address/, "errors.reason_email"],
  [/^must be an https address/, "errors.reason_https"],
  [/^must be a web address/, "errors.reason_web_address"],
  [/^must be a host/, "errors.reason_host"],
  [/^must be a color/, "errors.reason_color"],
  [/^must be an IP address/, "errors.reason_ip"],
  [/^must be messages and seconds/, "errors.reason_rate"],
  [/^must have a letter or a digit/, "errors.reason_letter"],
  [/^is too large a pattern/, "errors.reason_pattern_large"],
  [/^matches every message/, "errors.reason_pattern_all"],
  [/^is no pattern that can be used here: (?<detail>.+)$/, "errors.reason_pattern"],
  [/^must be a language/, "errors.reason_language"],
  [/^must be a time zone/, "errors.reason_zone"],
  [/^must be a phone number/, "errors.reason_phone"],
  [/^must have a name, an e-mail/, "errors.reason_contact"],
  [/^must be one of your clients/, "errors.reason_client"],
  [/^must be somebody whose role may answer/, "errors.reason_answerer"],
  [/^must be an active user/, "errors.reason_assignee"],
  [/^is a private key/, "identity.refused_private"],
  [/^must be a public key of P-256/, "identity.refused_public"],
  [/^A widget has at most (?<count>\d+) live identity keys/, "identity.many"],
  [/^must be letters, digits, - or _/, "errors.reason_shortcut"],
  [/^may only use (?<names>.+)$/, "errors.reason_variables"],
  [/^must be the exact name/, "errors.reason_exact_name"],
  [/^must be before to, by at most (?<count>\d+) days/, "errors.reason_range"],
  [/^Too big: expected string to have <=(?<count>\d+) characters/, "errors.reason_chars_max"],
  [/^Too small: expected string to have >=1 /, "errors.reason_empty"],
  [/^Too small: expected string to have >=(?<count>\d+) characters/, "errors.reason_chars_min"],
  [/^Too big: expected \w+ to be <=?(?<limit>\d+(?:\.\d+)?)/, "errors.reason_number_max"],
  [/^Too small: expected \w+ to be >=?(?<limit>-?\d+(?:\.\d+)?)/, "errors.reason_number_min"],
  [/^Too big: expected array to have <=(?<count>\d+) items/, "errors.reason_items_max"],
  [/^Too small: expected array/, "errors.reason_items_min"],
  [/^Invalid input: expected int/, "errors.reason_whole"],
  [/^Invalid input: expected number/, "errors.reason_number"],
  [/^Invalid input: expected string, received (?:undefined|null)/, "errors.reason_empty"],
  [/^Invalid ISO date/, "errors.reason_date"],
  [/^Invalid URL/, "errors.reason_web_address"],
  [/^Invalid option/, "errors.reason_option"],
];

/** A reason in the user's language; null for one that is not known here, whose own sentence must do. */
export function reasonIn(message: string, field: string): string | null {
  const bare = message.startsWith(field)
    ? message.slice(field.length).replace(/^:?\s+/, "")
    : message;
  for (const [pattern, key] of REASONS) {
    const match = pattern.exec(bare);
    if (match) return t(key, match.groups ?? {});
  }
  return null;
}
