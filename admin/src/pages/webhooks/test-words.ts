import type { WebhookDelivery } from "../../../../contracts/admin/webhooks.ts";
import { t } from "../../i18n/i18n.ts";

/** How a test went, in words. */
export function testWords({
  status,
  response_status,
  duration_ms,
  last_error,
}: WebhookDelivery): string {
  const answer = { status: response_status ?? "", ms: duration_ms ?? 0 };
  if (status === "delivered") return t("webhooks.test_ok", answer);
  if (response_status !== null) return t("webhooks.test_failed_status", answer);
  return t("webhooks.test_failed", { reason: last_error ?? t("webhooks.test_unknown") });
}
