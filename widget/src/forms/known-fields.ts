import type { VisitorDetails } from "../panel/visitor-details.ts";
import type { Traits } from "../shared/panel-door.ts";
import type { LeadFields } from "./lead-rules.ts";

/**
 * What a form begins with: what the visitor typed before, else what the client's server has signed,
 * else what the page says. A page may say anything; only text goes into a field.
 */
export function knownOf(traits: Traits, { known, verified }: VisitorDetails): LeadFields {
  const field = (name: keyof LeadFields): string => {
    const said: unknown = known?.[name] || verified?.[name] || traits[name];
    return typeof said === "string" ? said : "";
  };
  return { name: field("name"), email: field("email"), phone: field("phone") };
}
