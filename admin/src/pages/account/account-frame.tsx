import type { RouteSectionProps } from "@solidjs/router";
import { type JSX, Suspense } from "solid-js";
import { locale, setLocale, t } from "../../i18n/i18n.ts";
import { Brand } from "../../layout/shell.tsx";

/** What stands around the pages that come before one is signed in. */
export function AccountFrame(props: RouteSectionProps): JSX.Element {
  return (
    <main class="flex min-h-dvh flex-col items-center px-4 pt-[12vh] pb-8">
      <Brand class="mb-6 flex text-base" />
      <div class="card w-full max-w-sm p-6">
        <Suspense>{props.children}</Suspense>
      </div>
      <button
        type="button"
        class="btn btn-quiet mt-4 text-muted"
        onClick={() => setLocale(locale() === "en" ? "es" : "en")}
      >
        {t("layout.other_language")}
      </button>
    </main>
  );
}
