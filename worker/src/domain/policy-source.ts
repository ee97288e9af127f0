/** A host as a content policy takes it (CSP3 §2.3.1), perhaps with a port. */
const HOST_SOURCE = /^[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d+)?$/;

/**
 * What a content policy calls the host of an address; null where it has no name for it. An address may
 * have a `;` or `,` in its host, where a policy would begin another directive, or end.
 */
export function policySourceOf({ protocol, host, origin }: URL): string | null {
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && HOST_SOURCE.test(host) ? origin : null;
}
