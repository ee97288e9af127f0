import { createUniqueId, For, type JSX } from "solid-js";
import { MASKING_KINDS, type MaskingKind } from "../../../../../contracts/guard.ts";
import { t } from "../../../i18n/i18n.ts";
import type { SectionProps } from "../sections.ts";
import { MaskingTester } from "./masking-tester.tsx";

/** What is hidden in messages before they are stored, and a place to see it happen. */
export function MaskingFields(props: SectionProps): JSX.Element {
  const choose = (kind: MaskingKind, isOn: boolean) => {
    const chosen = MASKING_KINDS.filter((known) =>
      known === kind ? isOn : props.form.draft.masking.includes(known),
    );
    props.form.set("masking", chosen);
  };
  return (
    <>
      <fieldset class="space-y-2">
        <legend class="sr-only">{t("compliance.masking")}</legend>
        <For each={MASKING_KINDS}>
          {(kind) => (
            <KindBox
              kind={kind}
              isOn={props.form.draft.masking.includes(kind)}
              onChange={(isOn) => choose(kind, isOn)}
            />
          )}
        </For>
      </fieldset>
      <MaskingTester widgetId={props.widget.id} masking={props.form.draft.masking} />
    </>
  );
}

function KindBox(props: {
  readonly kind: MaskingKind;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div>
      <label class="flex min-h-8 items-center gap-2.5 max-sm:min-h-11">
        <input
          type="checkbox"
          class="check"
          checked={props.isOn}
          aria-describedby={`${id}-hint`}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="font-medium">{t(`compliance.masking_${props.kind}`)}</span>
      </label>
      <p id={`${id}-hint`} class="hint mt-0 pl-6.5">
        {t(`compliance.masking_${props.kind}_hint`)}
      </p>
    </div>
  );
}
