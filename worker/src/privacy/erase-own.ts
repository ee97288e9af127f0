import { AppError } from "../errors.ts";
import { logError } from "../log.ts";
import { type Erasure, eraseVisitor, type Keepers, type PrivacyEnv } from "./erase-visitor.ts";

/**
 * As a visitor asks for it who sees no more of us than a button. Whatever fails, the same call again
 * goes on where it ended: that is what they are told.
 */
export async function eraseOwn(
  env: PrivacyEnv,
  keepers: Keepers,
  erasure: Erasure,
): Promise<{ readonly success: true; readonly receipt_id: string }> {
  try {
    const { id } = await eraseVisitor(env, keepers, erasure);
    return { success: true, receipt_id: id };
  } catch (error) {
    // It is another's to ask, and nothing was done.
    if (error instanceof AppError && error.code === "identity_refused") throw error;
    logError("erasure.unfinished", { client_id: erasure.clientId, error });
    throw new AppError("unavailable", { headers: { "Retry-After": "30" } });
  }
}
