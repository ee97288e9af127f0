import CircleCheck from "lucide-solid/icons/circle-check";
import type { JSX } from "solid-js";
import type { ErasureReceipt } from "../../../../contracts/admin/privacy.ts";
import { t } from "../../i18n/i18n.ts";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Time } from "../../kit/time.tsx";
import { tracesText } from "./visitor-traces.tsx";

/** That it is done, with the number that proves it. */
export function ReceiptView(props: { readonly receipt: ErasureReceipt }): JSX.Element {
  return (
    <div class="rounded-lg border border-line p-3">
      <p class="flex items-center gap-2 font-medium text-success">
        <CircleCheck size={18} aria-hidden="true" class="flex-none" />
        {t("privacy.erased")}
      </p>
      <p class="mt-1 text-muted">
        {tracesText(props.receipt.counts)} · <Time at={props.receipt.erased_at} />
      </p>
      <p class="mt-2 flex flex-wrap items-center gap-2">
        <span>{t("privacy.receipt")}</span>
        <code class="[overflow-wrap:anywhere] select-all">{props.receipt.id}</code>
        <CopyButton text={props.receipt.id} />
      </p>
    </div>
  );
}
