import BadgeCheck from "lucide-solid/icons/badge-check";
import type { JSX } from "solid-js";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";

/** The client's own server has signed for who somebody is. */
export function VerifiedBadge(): JSX.Element {
  return (
    <span title={t("identity.verified_text")} class="inline-flex">
      <Badge tone="success">
        <BadgeCheck size={14} aria-hidden="true" />
        {t("identity.verified")}
      </Badge>
    </span>
  );
}
