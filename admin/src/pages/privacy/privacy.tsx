import { type JSX, Show } from "solid-js";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Page } from "../../kit/page.tsx";
import { NoPermission, SkeletonRows } from "../../kit/states.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { FindVisitor } from "./find-visitor.tsx";
import { Receipts } from "./receipts.tsx";

/** What a business owes whoever asks for their data. */
export function PrivacyPage(): JSX.Element {
  usePageTitle(() => t("layout.privacy"));
  const me = useMe();
  const can = useCan();
  return (
    <Show when={me.data} fallback={<SkeletonRows />}>
      <Page title={t("layout.privacy")} text={t("privacy.text")}>
        <Show when={can("privacy.manage")} fallback={<NoPermission />}>
          <FindVisitor />
          <Receipts />
        </Show>
      </Page>
    </Show>
  );
}
