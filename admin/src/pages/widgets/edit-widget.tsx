import { A, useBeforeLeave, useParams, useSearchParams } from "@solidjs/router";
import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { type Widget, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { Preview } from "./preview.tsx";
import { SECTIONS, sectionOf } from "./sections.ts";
import { createWidgetDraft, type WidgetDraft } from "./widget-draft.ts";

const keyOf = (id: string | number) => ["widget", String(id)] as const;

export function EditWidgetPage(): JSX.Element {
  const params = useParams<{ widgetId: string }>();
  const query = useQuery(() => ({
    queryKey: keyOf(params.widgetId),
    queryFn: () =>
      call(widgetOperations, "GET /widgets/:widgetId", { params: { widgetId: params.widgetId } }),
    // A read in the background must not pull the form from under one's hands.
    refetchOnWindowFocus: false,
  }));
  return (
    <Loaded query={query}>
      {(widget) => (
        <Show when={String(widget().id)} keyed>
          <Editor widget={widget()} />
        </Show>
      )}
    </Loaded>
  );
}

function Editor(props: { readonly widget: Widget }): JSX.Element {
  usePageTitle(() => props.widget.widget_name);
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams<{ section?: string; created?: string }>();
  const form = createWidgetDraft(props.widget);
  const saving = useMutation(() => ({
    mutationFn: () =>
      call(widgetOperations, "PATCH /widgets/:widgetId", {
        params: { widgetId: props.widget.id },
        body: form.changes(),
      }),
    onSuccess: async (saved) => {
      form.reset(saved);
      queries.setQueryData(keyOf(saved.id), saved);
      toast(t("widgets.saved"));
      await queries.invalidateQueries({ queryKey: ["GET /widgets"] });
      await queries.invalidateQueries({ queryKey: ["GET /widget-options"] });
    },
  }));
  createEffect(
    on(
      () => params.created,
      (created) => {
        if (!created) return;
        toast(t("widgets.created"));
        setParams({ created: undefined }, { replace: true });
      },
    ),
  );
  const section = () => sectionOf(params.section);
  return (
    <Page
      title={props.widget.widget_name}
      text={props.widget.client_name}
      actions={
        <>
          <A href={`/install?widget=${props.widget.id}`} class="btn">
            {t("layout.install")}
          </A>
          <A href={`/knowledge?widget=${props.widget.id}`} class="btn">
            {t("layout.knowledge")}
          </A>
        </>
      }
    >
      <SectionTabs current={section().id} onChoose={(id) => setParams({ section: id })} />
      <div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div>
          <div class="card p-4 sm:p-5">
            <Dynamic
              component={section().component}
              form={form}
              widget={props.widget}
              error={saving.error}
            />
          </div>
          <Show when={form.isDirty() || saving.isPending}>
            <SaveBar
              isBusy={saving.isPending}
              error={saving.error}
              onDiscard={() => form.reset(props.widget)}
              onSave={() => saving.mutate()}
            />
          </Show>
        </div>
        <div class="h-[42rem] lg:sticky lg:top-5 lg:h-[calc(100dvh-2.5rem)] lg:max-h-[46rem]">
          <Preview draft={form.draft} widget={props.widget} />
        </div>
      </div>
      <LeaveGuard form={form} />
    </Page>
  );
}

interface SaveBarProps {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
}

/** Stays in sight, however long the section is. */
function SaveBar(props: SaveBarProps): JSX.Element {
  return (
    <section
      aria-label={t("widgets.unsaved")}
      class="card sticky bottom-3 z-10 mt-4 flex flex-wrap items-center gap-2 p-3 shadow-lg"
    >
      <div class="w-full empty:hidden">
        <FormError error={props.error} />
      </div>
      <span class="mr-auto">
        <Badge tone="warning">{t("widgets.unsaved")}</Badge>
      </span>
      <Button disabled={props.isBusy} onClick={() => props.onDiscard()}>
        {t("widgets.discard")}
      </Button>
      <Button kind="primary" isBusy={props.isBusy} onClick={() => props.onSave()}>
        {t("kit.save")}
      </Button>
    </section>
  );
}

function SectionTabs(props: {
  readonly current: string;
  readonly onChoose: (id: string) => void;
}): JSX.Element {
  return (
    <nav aria-label={t("widgets.sections")} class="mb-4 overflow-x-auto border-b border-line">
      <ul class="flex gap-1">
        <For each={SECTIONS}>
          {(section) => (
            <li>
              <button
                type="button"
                aria-current={props.current === section.id ? "page" : undefined}
                onClick={() => props.onChoose(section.id)}
                class={`min-h-10 border-b-2 px-3 whitespace-nowrap max-sm:min-h-11 ${props.current === section.id ? "border-accent font-semibold text-accent-text" : "border-transparent text-muted hover:text-ink"}`}
              >
                {t(section.label)}
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

/** What is not saved is not left behind by a slip: of the router's links, and of the browser's own ways out. */
function LeaveGuard(props: { readonly form: WidgetDraft }): JSX.Element {
  const [leave, setLeave] = createSignal<(() => void) | null>(null);
  useBeforeLeave((event) => {
    const isSamePage = String(event.to).split("?")[0] === event.from.pathname;
    if (isSamePage || !props.form.isDirty() || event.defaultPrevented) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });
  const onUnload = (event: BeforeUnloadEvent) => {
    if (props.form.isDirty()) event.preventDefault();
  };
  addEventListener("beforeunload", onUnload);
  onCleanup(() => removeEventListener("beforeunload", onUnload));
  return (
    <Dialog
      isOpen={leave() !== null}
      onClose={() => setLeave(null)}
      title={t("widgets.leave_title")}
      description={t("widgets.leave_text")}
    >
      <DialogActions>
        <Button onClick={() => setLeave(null)}>{t("widgets.stay")}</Button>
        <Button kind="danger" onClick={() => leave()?.()}>
          {t("widgets.leave")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
