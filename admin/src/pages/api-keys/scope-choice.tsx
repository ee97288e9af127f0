import { createUniqueId, For, type JSX, Show } from "solid-js";
import type { Right } from "../../../../contracts/rights.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { offeredScopes } from "./offered-scopes.ts";

interface ScopeChoiceProps {
  readonly chosen: readonly Right[];
  readonly onChange: (scopes: Right[]) => void;
  readonly complaint: string | null;
}

/** What a key may do, by what it is done to. */
export function ScopeChoice(props: ScopeChoiceProps): JSX.Element {
  const id = createUniqueId();
  const me = useMe();
  const choose = (right: Right, isChosen: boolean) => {
    const others = props.chosen.filter((one) => one !== right);
    props.onChange(isChosen ? [...others, right] : others);
  };
  return (
    <fieldset aria-describedby={props.complaint ? `${id}-complaint` : `${id}-hint`}>
      <legend class="label">{t("keys.scopes")}</legend>
      <p id={`${id}-hint`} class="hint mt-0">
        {t("keys.scopes_hint")}
      </p>
      <div class="mt-2 divide-y divide-line rounded-lg border border-line">
        <For each={offeredScopes(me.data?.rights ?? [])}>
          {(group) => (
            <fieldset
              class="flex flex-wrap items-center gap-x-4 px-3 py-1"
              aria-label={t(group.noun)}
            >
              <span class="basis-full font-medium max-sm:pt-1.5 sm:flex-1 sm:basis-40">
                {t(group.noun)}
              </span>
              <For each={group.scopes}>
                {({ right, verb }) => (
                  <label
                    class="flex min-h-9 min-w-24 cursor-pointer items-center gap-2 max-sm:min-h-11"
                    // Below the others to read, with nothing where the others may change.
                    classList={{ "sm:me-28": group.scopes.length === 1 && verb === "keys.to_read" }}
                  >
                    <input
                      type="checkbox"
                      class="check"
                      checked={props.chosen.includes(right)}
                      onChange={({ currentTarget }) => choose(right, currentTarget.checked)}
                    />
                    {t(verb)}
                  </label>
                )}
              </For>
            </fieldset>
          )}
        </For>
      </div>
      <Show when={props.complaint}>
        <p id={`${id}-complaint`} class="complaint" role="alert">
          {props.complaint}
        </p>
      </Show>
    </fieldset>
  );
}
