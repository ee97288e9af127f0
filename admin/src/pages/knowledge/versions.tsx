import { createSignal, For, type JSX, Show } from "solid-js";
import { knowledgeLifeOperations } from "../../../../contracts/admin/knowledge-life.ts";
import type { Version } from "../../../../contracts/knowledge-versions.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { MoreButton } from "../../kit/more-button.tsx";
import { Card } from "../../kit/page.tsx";
import { EmptyState, Loaded } from "../../kit/states.tsx";
import { Time } from "../../kit/time.tsx";
import { type ReturnWay, VersionDialog } from "./version-dialog.tsx";

const KEY = "GET /widgets/:widgetId/knowledge/versions";

interface Wish {
  readonly version: Version;
  readonly way: ReturnWay;
}

/** All that was ever live, and the ways back to it. */
export function Versions(props: { readonly widgetId: number }): JSX.Element {
  const list = useList(knowledgeLifeOperations, KEY, () => ({
    params: { widgetId: props.widgetId },
    query: {},
  }));
  const [wish, setWish] = createSignal<Wish | null>(null);
  const liveNumber = () => list.items().find((version) => version.is_live)?.number ?? null;
  return (
    <Card isFlush>
      <Loaded query={list.query}>
        {() => (
          <Show
            when={list.items().length > 0}
            fallback={<EmptyState title={t("knowledge.no_versions")} />}
          >
            <ul class="divide-y divide-line">
              <For each={list.items()}>
                {(version) => (
                  <VersionRow version={version} onReturn={(way) => setWish({ version, way })} />
                )}
              </For>
            </ul>
            <MoreButton query={list.query} />
          </Show>
        )}
      </Loaded>
      <Show when={wish()} keyed>
        {({ version, way }) => (
          <VersionDialog
            widgetId={props.widgetId}
            number={version.number}
            liveNumber={liveNumber()}
            way={way}
            onClose={() => setWish(null)}
          />
        )}
      </Show>
    </Card>
  );
}

function VersionRow(props: {
  readonly version: Version;
  readonly onReturn: (way: ReturnWay) => void;
}): JSX.Element {
  const can = useCan();
  return (
    <li class="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div>
        <p class="flex items-center gap-2 font-medium">
          {t("knowledge.version", { number: props.version.number })}
          <Show when={props.version.is_live}>
            <Badge tone="success">{t("knowledge.live")}</Badge>
          </Show>
        </p>
        <p class="text-xs text-muted">
          <Time at={props.version.created_at} /> ·{" "}
          {tn("knowledge.entry_count", props.version.entry_count)}
          <Show when={props.version.override_reason}> · {props.version.override_reason}</Show>
        </p>
      </div>
      <Show when={can("knowledge.manage")}>
        <div class="flex gap-2">
          <Button onClick={() => props.onReturn("restore")}>{t("knowledge.restore")}</Button>
          <Show when={!props.version.is_live}>
            <Button onClick={() => props.onReturn("rollback")}>{t("knowledge.roll_back")}</Button>
          </Show>
        </div>
      </Show>
    </li>
  );
}
