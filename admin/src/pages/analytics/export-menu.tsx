import Download from "lucide-solid/icons/download";
import Printer from "lucide-solid/icons/printer";
import type { JSX } from "solid-js";
import { addressOf } from "../../api/client.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Menu } from "../../kit/menu.tsx";

const FILES = [
  ["days", "analytics.export_days"],
  ["hours", "analytics.export_hours"],
  ["entries", "analytics.export_entries"],
  ["pages", "analytics.export_pages"],
  ["referrers", "analytics.export_referrers"],
] as const satisfies readonly (readonly [string, TextKey])[];

/** What is shown as files, and on paper. */
export function ExportMenu(props: { readonly query: object }): JSX.Element {
  return (
    <Menu
      label={t("analytics.export")}
      class="btn print:hidden"
      trigger={
        <>
          <Download size={16} aria-hidden="true" />
          {t("analytics.export")}
        </>
      }
      items={[
        ...FILES.map(([what, label]) => ({
          label: t(label),
          onSelect: () =>
            download(addressOf("/analytics/export", { ...props.query, what }), `${what}.csv`),
        })),
        {
          label: t("analytics.print"),
          icon: <Printer size={16} aria-hidden="true" />,
          // The menu is still there while it closes, and would be on the paper.
          onSelect: () => setTimeout(print, PRINT_AFTER_MS),
        },
      ]}
    />
  );
}

const PRINT_AFTER_MS = 200;

function download(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
