import CloudOff from "lucide-solid/icons/cloud-off";
import Inbox from "lucide-solid/icons/inbox";
import Lock from "lucide-solid/icons/lock";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { ApiError } from "../api/client.ts";
import { dataOf } from "../api/data-of.ts";
import { sentenceFor } from "../api/sentence.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";

interface StateProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly text?: string | undefined;
  readonly children?: JSX.Element;
}

function State(props: StateProps): JSX.Element {
  return (
    <div class="flex flex-col items-center px-6 py-14 text-center">
      <div class="mb-3 text-muted">{props.icon}</div>
      <p class="font-semibold">{props.title}</p>
      <Show when={props.text}>
        <p class="mt-1 max-w-md text-muted">{props.text}</p>
      </Show>
      <Show when={props.children}>
        <div class="mt-4">{props.children}</div>
      </Show>
    </div>
  );
}

/** Nothing here yet, and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly text?: string;
  readonly children?: JSX.Element;
}): JSX.Element {
  return (
    <State icon={<Inbox size={28} aria-hidden="true" />} title={props.title} text={props.text}>
      {props.children}
    </State>
  );
}

export function NoPermission(): JSX.Element {
  return (
    <State
      icon={<Lock size={28} aria-hidden="true" />}
      title={t("kit.no_permission")}
      text={t("kit.no_permission_text")}
    />
  );
}

/** What went wrong, in words, with a way to try again and a number to tell us. */
export function ErrorState(props: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): JSX.Element {
  const isHidden = () =>
    props.error instanceof ApiError && ["not_found", "forbidden"].includes(props.error.code);
  const requestId = () => (props.error instanceof ApiError ? props.error.requestId : null);
  return (
    <Switch
      fallback={
        <div role="alert">
          <State
            icon={<CloudOff size={28} aria-hidden="true" />}
            title={t("kit.failed")}
            text={sentenceFor(props.error)}
          >
            <Button onClick={() => props.onRetry()}>{t("kit.retry")}</Button>
            <Show when={requestId()}>
              <p class="mt-3 text-xs text-muted">
                {t("kit.request_id", { id: requestId() ?? "" })}
              </p>
            </Show>
          </State>
        </div>
      }
    >
      <Match when={isHidden()}>
        <NoPermission />
      </Match>
    </Switch>
  );
}

/** The place of rows that are on their way. */
export function SkeletonRows(props: { readonly count?: number }): JSX.Element {
  return (
    <div class="space-y-3 p-4" role="status" aria-label={t("kit.loading")}>
      <For each={Array.from({ length: props.count ?? 6 })}>
        {(_, index) => <div class={`skeleton h-5 ${index() % 3 === 2 ? "w-2/3" : "w-full"}`} />}
      </For>
    </div>
  );
}

interface LoadedProps<Data> {
  readonly query: {
    readonly isPending: boolean;
    readonly isLoadingError: boolean;
    readonly error: unknown;
    readonly data: Data | undefined;
    refetch(): unknown;
  };
  readonly skeleton?: JSX.Element;
  readonly children: (data: () => NonNullable<Data>) => JSX.Element;
}

/** A query's three ends: under way, failed with a way to repeat, or there. What is there stays while it is read anew. */
export function Loaded<Data>(props: LoadedProps<Data>): JSX.Element {
  return (
    <Switch fallback={props.skeleton ?? <SkeletonRows />}>
      <Match when={dataOf(props.query)}>
        {(data) => props.children(data as () => NonNullable<Data>)}
      </Match>
      <Match when={props.query.isLoadingError}>
        <ErrorState error={props.query.error} onRetry={() => props.query.refetch()} />
      </Match>
    </Switch>
  );
}
