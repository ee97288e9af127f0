import { createUniqueId, For, type JSX, Show } from "solid-js";
import { WEBHOOK_EVENTS, type WebhookEvent } from "../../../../contracts/admin/webhooks.ts";
import { t } from "../../i18n/i18n.ts";
import { EVENT_WORDS } from "./event-words.ts";

interface EventChoiceProps {
  readonly chosen: readonly WebhookEvent[];
  readonly onChange: (events: WebhookEvent[]) => void;
  readonly complaint: string | null;
}

/** Each event by its name, as it stands in what is sent, and in words. */
export function EventChoice(props: EventChoiceProps): JSX.Element {
  const id = createUniqueId();
  const choose = (event: WebhookEvent, isChosen: boolean) =>
    props.onChange(
      WEBHOOK_EVENTS.filter((one) => (one === event ? isChosen : props.chosen.includes(one))),
    );
  return (
    <fieldset aria-describedby={props.complaint ? `${id}-complaint` : undefined}>
      <legend class="label">{t("webhooks.events")}</legend>
      <div class="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        <For each={WEBHOOK_EVENTS}>
          {(event) => (
            <label class="flex min-h-9 cursor-pointer items-start gap-2.5 py-1 max-sm:min-h-11">
              <input
                type="checkbox"
                class="check mt-0.5"
                checked={props.chosen.includes(event)}
                onChange={({ currentTarget }) => choose(event, currentTarget.checked)}
              />
              <span class="min-w-0">
                <span class="mono block [overflow-wrap:anywhere]">{event}</span>
                <span class="block text-xs text-muted">{t(EVENT_WORDS[event])}</span>
              </span>
            </label>
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
