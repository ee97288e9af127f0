import { A } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import { For, type JSX, Show } from "solid-js";
import type { Dashboard } from "../../../../contracts/admin/analytics.ts";
import type { Right } from "../../../../contracts/rights.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Card } from "../../kit/page.tsx";

type Item = Dashboard["attention"][number];

interface Kind {
  readonly text: (count: number) => string;
  readonly tone: Tone;
  /** What the page that it leads to asks for. */
  readonly right: Right;
  readonly address: (item: Item) => string;
}

const KINDS: Record<Item["kind"], Kind> = {
  publish_failed: {
    text: (count) => tn("attention.publish_failed", count),
    tone: "danger",
    right: "widgets.read",
    address: ({ widget_id }) => `/widgets/${widget_id ?? ""}`,
  },
  leads_waiting: {
    text: (count) => tn("attention.leads_waiting", count),
    tone: "warning",
    right: "leads.read",
    address: () => "/leads?status=new",
  },
  appointments_pending: {
    text: (count) => tn("attention.appointments_pending", count),
    tone: "warning",
    right: "appointments.read",
    address: () => "/appointments?status=pending",
  },
  answers_unhelpful: {
    text: (count) => tn("attention.answers_unhelpful", count),
    tone: "info",
    right: "conversations.read",
    address: ({ widget_id }) => `/conversations?answers=unhelpful&widget=${widget_id ?? ""}`,
  },
  answers_unsure: {
    text: (count) => tn("attention.answers_unsure", count),
    tone: "info",
    right: "conversations.read",
    address: ({ widget_id }) => `/conversations?answers=unsure&widget=${widget_id ?? ""}`,
  },
  widgets_silent: {
    text: (count) => tn("attention.widgets_silent", count),
    tone: "plain",
    right: "installations.read",
    address: () => "/installations",
  },
  widgets_never_seen: {
    text: (count) => tn("attention.widgets_never_seen", count),
    tone: "plain",
    right: "widgets.read",
    address: () => "/install",
  },
};

interface Row {
  readonly text: string;
  readonly tone: Tone;
  readonly count: number;
  readonly address: string;
  readonly widgetName: string | null;
}

function rowOf(item: Item): Row {
  const { text, tone, address } = KINDS[item.kind];
  const { count, widget_name: widgetName } = item;
  return { text: text(count), tone, count, address: address(item), widgetName };
}

/** Comes first: somebody sits there at this moment. */
function waitingRow(count: number): Row {
  const text = tn("attention.waiting", count);
  const address = "/conversations?inbox=waiting";
  return { text, tone: "danger", count, address, widgetName: null };
}

interface AttentionProps {
  readonly items: readonly Item[];
  /** Visitors who have asked for a person, and have none yet. */
  readonly waitingCount: number;
}

/** What somebody should look at, each with the way there. */
export function Attention(props: AttentionProps): JSX.Element {
  const can = useCan();
  const rows = () => [
    ...(props.waitingCount > 0 ? [waitingRow(props.waitingCount)] : []),
    // Nobody is sent to where they may not go.
    ...props.items.filter((item) => can(KINDS[item.kind].right)).map(rowOf),
  ];
  return (
    <Card title={t("attention.title")} isFlush>
      <Show
        when={rows().length > 0}
        fallback={
          <p class="flex items-center gap-2 p-4 text-muted">
            <CircleCheck size={18} aria-hidden="true" class="text-success" />
            {t("attention.nothing")}
          </p>
        }
      >
        <ul class="py-2">
          <For each={rows()}>
            {(row) => (
              <li>
                <A href={row.address} class="flex items-start gap-3 px-4 py-2 hover:bg-hover">
                  <Badge tone={row.tone}>{row.count}</Badge>
                  <span class="min-w-0 flex-1">
                    {row.text}
                    <Show when={row.widgetName}>
                      <span class="block truncate text-xs text-muted">{row.widgetName}</span>
                    </Show>
                  </span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
