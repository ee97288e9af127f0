import type { Lead } from "../../../../contracts/admin/leads.ts";
import { t } from "../../i18n/i18n.ts";

export function leadName(lead: Pick<Lead, "name" | "email" | "phone">): string {
  return lead.name ?? lead.email ?? lead.phone ?? t("leads.nameless");
}
