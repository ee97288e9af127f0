import { A, useParams, useSearchParams } from "@solidjs/router";
import { useQuery, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createUniqueId, For, type JSX, on, Show, untrack } from "solid-js";
import { Dynamic } from "solid-js/web";
import { type Widget, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Page } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { toast } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { Preview } from "./preview.tsx";
import { SaveBar, sectionWithError } from "./save-bar.tsx";
import { useSaveWidget } from "./save-widget.ts";
import { SECTIONS, sectionOf } from "./sections.ts";
import { createWidgetDraft, storedOf } from "./widget-draft.ts";

export function EditWidgetPage(): JSX.Element {
  const params = useParams<{ widgetId: string }>();
  // A key of this visit alone: a form begun from what an earlier one left would put old words back.
  const visit = createUniqueId();
  const keyOf = (id: string) => ["widget", id, visit] as const;
  const query = useQuery(() => ({
    queryKey: keyOf(params.widgetId),
    queryFn: () =>
      call(widgetOperations, "GET /widgets/:widgetId", { params: { widgetId: params.widgetId } }),
    gcTime: 0,
  }));
  const queries = useQueryClient();
  return (
    <Loaded query={query}>
      {(widget) => (
        <Show when={String(widget().id)} keyed>
          {(id) => (
            <Editor widget={widget()} onSaved={(saved) => queries.setQueryData(keyOf(id), saved)} />
          )}
        </Show>
      )}
    </Loaded>
  );
}

interface EditorProps {
  readonly widget: Widget;
  readonly onSaved: (widget: Widget) => void;
}

function Editor(props: EditorProps): JSX.Element {
  usePageTitle(() => props.widget.widget_name);
  const [params, setParams] = useSearchParams<{ section?: string }>();
  const form = createWidgetDraft(props.widget);
  const saving = useSaveWidget(
    () => props.widget.id,
    form,
    (widget) => props.onSaved(widget),
  );
  createEffect(() => {
    // Read as a whole, so that any part of it that a later read brings is noticed.
    const stored: Widget = JSON.parse(JSON.stringify(props.widget));
    untrack(() => form.follow(storedOf(stored)));
  });
  useCreatedNotice();
  const section = () => sectionOf(params.section);
  const showSection = (id: string) => setParams({ section: id });
  return (
    <Page
      title={props.widget.widget_name}
      text={props.widget.client_name}
      actions={<Elsewhere widgetId={props.widget.id} />}
    >
      <SectionTabs
        current={section().id}
        wrong={sectionWithError(saving.error)?.id}
        onChoose={showSection}
      />
      <div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div>
          <div class="card p-4 sm:p-5">
            <Dynamic
              component={section().component}
              form={form}
              widget={props.widget}
              error={saving.error}
              onStored={props.onSaved}
            />
          </div>
          <Show when={form.isDirty() || saving.isPending}>
            <SaveBar
              form={form}
              isBusy={saving.isPending}
              error={saving.error}
              section={section().id}
              onSection={showSection}
              onSave={() => saving.mutate()}
            />
          </Show>
        </div>
        <div class="h-[42rem] lg:sticky lg:top-5 lg:h-[calc(100dvh-2.5rem)] lg:max-h-[46rem]">
          <Preview
            settings={form.draft}
            widgetKey={props.widget.widget_key}
            widgetId={props.widget.id}
          />
        </div>
      </div>
      <LeaveGuard isDirty={form.isDirty()} />
    </Page>
  );
}

/** Says once, on the page that a new widget is led to, that it is live. */
function useCreatedNotice(): void {
  const [params, setParams] = useSearchParams<{ created?: string }>();
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
}

function Elsewhere(props: { readonly widgetId: number }): JSX.Element {
  return (
    <>
      <A href={`/install?widget=${props.widgetId}`} class="btn">
        {t("layout.install")}
      </A>
      <A href={`/knowledge?widget=${props.widgetId}`} class="btn">
        {t("layout.knowledge")}
      </A>
    </>
  );
}

function SectionTabs(props: {
  readonly current: string;
  /** The section that the last attempt to save failed on. */
  readonly wrong: string | undefined;
  readonly onChoose: (id: string) => void;
}): JSX.Element {
  let list: HTMLUListElement | undefined;
  // On a phone most of them lie beyond the edge, and an address may name any.
  createEffect(
    on(
      () => props.current,
      () => {
        const current = list?.querySelector("[aria-current]");
        current?.scrollIntoView({ block: "nearest", inline: "center" });
      },
    ),
  );
  return (
    <nav aria-label={t("widgets.sections")} class="mb-4 overflow-x-auto border-b border-line">
      <ul ref={list} class="flex gap-1">
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
                <Show when={props.wrong === section.id}>
                  <span
                    class="ml-1.5 inline-block size-2 rounded-full bg-danger align-middle"
                    role="img"
                    aria-label={t("widgets.has_error")}
                  />
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
