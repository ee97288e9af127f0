import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { type Acceptance, privacyOperations } from "../../../../../contracts/admin/privacy.ts";
import type { Widget } from "../../../../../contracts/admin/widgets.ts";
import { useList } from "../../../api/list.ts";
import { useCan } from "../../../api/session.ts";
import { t } from "../../../i18n/i18n.ts";
import { Badge } from "../../../kit/badge.tsx";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { ListCard } from "../../../kit/list-card.tsx";
import { Time } from "../../../kit/time.tsx";
import { Part } from "./part.tsx";

/** The way to who accepted what, for those who may see it. */
export function Acceptances(props: { readonly widget: Widget }): JSX.Element {
  const can = useCan();
  const [isOpen, setOpen] = createSignal(false);
  return (
    <Show when={can("privacy.read")}>
      <Part title={t("compliance.acceptances")} text={t("compliance.acceptances_text")}>
        <Button onClick={() => setOpen(true)}>{t("compliance.acceptances_open")}</Button>
      </Part>
      <Show when={isOpen()}>
        <AcceptancesDialog widget={props.widget} onClose={() => setOpen(false)} />
      </Show>
    </Show>
  );
}

function AcceptancesDialog(props: {
  readonly widget: Widget;
  readonly onClose: () => void;
}): JSX.Element {
  const list = useList(privacyOperations, "GET /widgets/:widgetId/acceptances", () => ({
    params: { widgetId: props.widget.id },
    query: {},
  }));
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("compliance.acceptances")}
      description={t("compliance.acceptances_text")}
    >
      <ListCard
        list={list}
        none={{
          title: t("compliance.acceptances_none"),
          text: t("compliance.acceptances_none_text"),
        }}
      >
        <ul class="divide-y divide-line">
          <For each={list.items()}>
            {(acceptance) => (
              <AcceptanceLine acceptance={acceptance} zone={props.widget.client_timezone} />
            )}
          </For>
        </ul>
      </ListCard>
    </Dialog>
  );
}

function AcceptanceLine(props: {
  readonly acceptance: Acceptance;
  readonly zone: string;
}): JSX.Element {
  const from = () =>
    [props.acceptance.ip_address, props.acceptance.user_agent].filter(Boolean).join(" · ");
  return (
    <li class="px-4 py-3">
      <p class="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <Badge tone="accent">{t(`compliance.kind_${props.acceptance.kind}`)}</Badge>
        <span class="font-medium [overflow-wrap:anywhere]">{props.acceptance.version}</span>
        <span class="text-muted">
          <Time at={props.acceptance.accepted_at} zone={props.zone} />
        </span>
        <Show when={props.acceptance.conversation_id}>
          {(id) => (
            <A class="link" href={`/conversations?id=${id()}`}>
              {t("spam.open_conversation")}
            </A>
          )}
        </Show>
      </p>
      <p class="mt-0.5 text-xs text-muted [overflow-wrap:anywhere]">
        {from()}
        <span class="mono block text-xs">{props.acceptance.session_id}</span>
      </p>
      <details class="mt-1">
        <summary class="inline-block min-h-6 text-xs text-accent-text">
          {t("compliance.accepted_text")}
        </summary>
        <Show
          when={props.acceptance.text}
          fallback={<p class="text-muted">{t("compliance.accepted_text_gone")}</p>}
        >
          {(text) => (
            <p class="mt-1 rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
              {text()}
            </p>
          )}
        </Show>
        <Show when={props.acceptance.text_sha256}>
          {(hash) => (
            <p class="mono mt-1 text-xs text-muted [overflow-wrap:anywhere]">SHA-256 {hash()}</p>
          )}
        </Show>
      </details>
    </li>
  );
}
