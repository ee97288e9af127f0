import { createHmac } from "node:crypto";
import type { DomainProof } from "../../../contracts/admin/installations.ts";

export const META_NAME = "wetechforu-verification";
const TOKEN_CHARS = 24;

/**
 * What a domain has to show to be its client's: nobody can make it up for another widget, and it
 * need not be stored. A tag or a DNS record is looked for; a plugin signs for its own site instead,
 * see find-plugin-proof.ts.
 */
export function proofOf(secret: string, widgetId: number, domain: string): DomainProof {
  const token = tokenOf(secret, widgetId, domain);
  return {
    domain,
    meta_tag: `<meta name="${META_NAME}" content="${token}">`,
    dns_name: `_wetechforu.${hostOf(domain)}`,
    dns_value: `${META_NAME}=${token}`,
  };
}

export function tokenOf(secret: string, widgetId: number, domain: string): string {
  // Said first what it is for, so that no other tag of this secret can be this one.
  const mac = createHmac("sha256", secret).update(`installation\n${widgetId}\n${domain}`).digest();
  return mac.toString("base64url").slice(0, TOKEN_CHARS);
}

/** Without a port: the name's owner owns its ports. */
export function hostOf(domain: string): string {
  return URL.parse(`https://${domain}`)?.hostname ?? domain;
}
