import { useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import Plus from "lucide-solid/icons/plus";
import Upload from "lucide-solid/icons/upload";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { EXPORT_LEADS_MAX, leadOperations } from "../../../../contracts/admin/leads.ts";
import { addressOf, call } from "../../api/client.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Page } from "../../kit/page.tsx";
import { formatNumber } from "../../kit/stat.tsx";
import { toast } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { type LeadFilters, type LeadQuery, leadQuery } from "./filter-query.ts";
import { LeadFilterRow } from "./filters.tsx";
import { ImportLeads } from "./import-leads.tsx";
import { LeadBoard } from "./lead-board.tsx";
import { LeadTable } from "./lead-table.tsx";
import { NewLead } from "./new-lead.tsx";

export function LeadsPage(): JSX.Element {
  usePageTitle(() => t("layout.leads"));
  const can = useCan();
  const [params, setParams] = useSearchParams<LeadFilters & Record<string, string | undefined>>();
  const [open, setOpen] = createSignal<"new" | "import" | null>(null);
  const isBoard = () => params.view === "board";
  return (
    <Page
      title={t("layout.leads")}
      actions={
        <>
          <ExportLink query={leadQuery(params)} />
          <Show when={can("leads.manage")}>
            <Button onClick={() => setOpen("import")}>
              <Upload size={16} aria-hidden="true" />
              {t("leads.import")}
            </Button>
            <Button kind="primary" onClick={() => setOpen("new")}>
              <Plus size={16} aria-hidden="true" />
              {t("leads.add")}
            </Button>
          </Show>
        </>
      }
    >
      <LeadFilterRow params={params} onChange={(part) => setParams(part)} />
      <Show when={isBoard()} fallback={<LeadTable query={leadQuery(params)} />}>
        <LeadBoard query={leadQuery({ ...params, status: "" })} />
      </Show>
      <Switch>
        <Match when={open() === "new"}>
          <NewLead onClose={() => setOpen(null)} />
        </Match>
        <Match when={open() === "import"}>
          <ImportLeads onClose={() => setOpen(null)} />
        </Match>
      </Switch>
    </Page>
  );
}

/** Whether the file holds all of them is said beside it: what is cut off must not look whole. */
function ExportLink(props: { readonly query: LeadQuery }): JSX.Element {
  const tellOfMore = async () => {
    const found = await call(leadOperations, "GET /leads/count", { query: props.query }).catch(
      // The file itself will tell what is wrong.
      () => ({ count: 0 }),
    );
    if (found.count <= EXPORT_LEADS_MAX) return;
    toast(t("leads.export_too_many", { max: formatNumber(EXPORT_LEADS_MAX) }));
  };
  return (
    <a
      class="btn"
      href={addressOf("/leads/export", props.query)}
      download="leads.csv"
      onClick={tellOfMore}
    >
      <Download size={16} aria-hidden="true" />
      {t("leads.export")}
    </a>
  );
}
