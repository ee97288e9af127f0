import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { Analytics } from "../../../../contracts/admin/analytics.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Card } from "../../kit/page.tsx";
import { EmptyState } from "../../kit/states.tsx";

/** Neither in these days nor in those before has anything been seen: a page of zeros would say less. */
export function isWithoutData({ totals, before }: Analytics): boolean {
  return [totals, before].every(
    ({ views, opens, conversations, spam, leads, appointments }) =>
      views + opens + conversations + spam + leads + appointments === 0,
  );
}

export function NoFigures(props: { readonly widgetId: string | null }): JSX.Element {
  const can = useCan();
  return (
    <Card isFlush>
      <EmptyState title={t("analytics.none")} text={t("analytics.none_text")}>
        <Show when={can("widgets.read")}>
          <A
            class="btn btn-primary"
            href={props.widgetId === null ? "/install" : `/install?widget=${props.widgetId}`}
          >
            {t("analytics.install")}
          </A>
        </Show>
      </EmptyState>
    </Card>
  );
}
