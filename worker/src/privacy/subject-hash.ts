import { createHmac } from "node:crypto";

/**
 * What a receipt says of whose it is: who has the address, the number or the session can have it made
 * again, and nobody else can try addresses out, for that takes the deployment's secret.
 */
export function subjectHash(
  { CAPABILITY_SECRET }: { readonly CAPABILITY_SECRET: string },
  subject: string,
): string {
  // A key of its own, so that no receipt is ever a capability's tag.
  const key = createHmac("sha256", CAPABILITY_SECRET).update("erasure receipt").digest("hex");
  return createHmac("sha256", key).update(subject).digest("hex");
}
