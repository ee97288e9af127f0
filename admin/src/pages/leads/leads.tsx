import { useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import Plus from "lucide-solid/icons/plus";
import Upload from "lucide-solid/icons/upload";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { LEAD_STATUSES } from "../../../../contracts/admin/leads.ts";
import { addressOf } from "../../api/client.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { ImportLeads } from "./import-leads.tsx";
import { LeadBoard } from "./lead-board.tsx";
import { LeadTable } from "./lead-table.tsx";
import { NewLead } from "./new-lead.tsx";

/** As they stand in the page's address. */
export interface LeadFilters {
  readonly q?: string;
  readonly widget?: string;
  readonly status?: string;
  readonly view?: string;
}

export function leadQuery({ q, widget, status }: LeadFilters) {
  const known = LEAD_STATUSES.find((word) => word === status);
  return {
    ...(q ? { search: q } : {}),
    ...(widget && /^\d+$/.test(widget) ? { widget_id: widget } : {}),
    ...(known ? { status: known } : {}),
  } as const;
}

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
          <a class="btn" href={addressOf("/leads/export", leadQuery(params))} download="leads.csv">
            <Download size={16} aria-hidden="true" />
            {t("leads.export")}
          </a>
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
      <Filters params={params} onChange={(part) => setParams(part)} />
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

interface FiltersProps {
  readonly params: LeadFilters;
  readonly onChange: (part: { [Name in keyof LeadFilters]?: string | undefined }) => void;
}

function Filters(props: FiltersProps): JSX.Element {
  return (
    <div class="mb-4 flex flex-wrap items-center gap-2">
      <SearchField
        label={t("leads.search")}
        value={props.params.q ?? ""}
        onSearch={(q) => props.onChange({ q: q || undefined })}
      />
      <WidgetFilter
        isLabelHidden
        class="w-full sm:w-52"
        value={props.params.widget}
        onChange={(widget) => props.onChange({ widget })}
      />
      <Show when={props.params.view !== "board"}>
        <SelectField
          label={t("kit.status")}
          isLabelHidden
          class="flex-1 sm:w-40 sm:flex-none"
          value={props.params.status ?? ""}
          options={[
            { value: "", label: t("leads.any_status") },
            ...LEAD_STATUSES.map((value) => ({ value, label: t(`leads.status_${value}`) })),
          ]}
          onChange={(status) => props.onChange({ status: status || undefined })}
        />
      </Show>
      <SelectField
        label={t("leads.view")}
        isLabelHidden
        class="flex-1 sm:ml-auto sm:w-32 sm:flex-none"
        value={props.params.view === "board" ? "board" : "table"}
        options={[
          { value: "table", label: t("leads.table") },
          { value: "board", label: t("leads.board") },
        ]}
        onChange={(view) => props.onChange({ view: view === "board" ? view : undefined })}
      />
    </div>
  );
}
