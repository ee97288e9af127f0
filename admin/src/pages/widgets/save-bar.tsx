import { type JSX, Show } from "solid-js";
import { ApiError } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { sectionWith } from "./sections.ts";
import type { WidgetDraft } from "./widget-draft.ts";

interface SaveBarProps {
  readonly form: WidgetDraft;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** The section that is shown. */
  readonly section: string;
  readonly onSection: (id: string) => void;
  readonly onSave: () => void;
}

/** Stays in sight, however long the section is. */
export function SaveBar(props: SaveBarProps): JSX.Element {
  const wrong = () => sectionWithError(props.error);
  return (
    <section
      aria-label={t("widgets.unsaved")}
      class="card sticky bottom-3 z-10 mt-4 flex flex-wrap items-center gap-2 p-3 shadow-lg"
    >
      <div class="w-full empty:hidden">
        <Show when={contestedSections(props.form)} fallback={<FormError error={props.error} />}>
          {(names) => (
            <p class="text-warning" role="alert">
              {t("widgets.contested", { sections: names() })}
            </p>
          )}
        </Show>
        <Show when={wrong()?.id !== props.section && wrong()}>
          {(section) => (
            <button type="button" class="link" onClick={() => props.onSection(section().id)}>
              {t("widgets.show_error", { section: t(section().label) })}
            </button>
          )}
        </Show>
      </div>
      <span class="mr-auto">
        <Badge tone="warning">{t("widgets.unsaved")}</Badge>
      </span>
      <Button disabled={props.isBusy} onClick={() => props.form.discard()}>
        {t("widgets.discard")}
      </Button>
      <Button kind="primary" isBusy={props.isBusy} onClick={() => props.onSave()}>
        {t("kit.save")}
      </Button>
    </section>
  );
}

/** Where the setting stands that the API complained about. */
export function sectionWithError(error: unknown) {
  return error instanceof ApiError && error.field ? sectionWith(error.field) : null;
}

/** The names of the sections in which somebody else changed what is changed here; null for none. */
function contestedSections(form: WidgetDraft): string | null {
  const sections = form.contested().map((field) => sectionWith(field));
  const names = sections.map((section) => (section ? t(section.label) : ""));
  return [...new Set(names)].join(", ") || null;
}
