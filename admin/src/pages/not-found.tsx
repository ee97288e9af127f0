import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Page } from "../kit/page.tsx";
import { EmptyState } from "../kit/states.tsx";
import { usePageTitle } from "../layout/title.ts";

export function NotFound(): JSX.Element {
  usePageTitle(() => t("layout.not_found"));
  return (
    <Page title={t("layout.not_found")}>
      <EmptyState title={t("layout.not_found_text")}>
        <A href="/" class="btn">
          {t("layout.dashboard")}
        </A>
      </EmptyState>
    </Page>
  );
}
