import { createSignal, For, type JSX, Show } from "solid-js";
import { inbox } from "../../api/inbox.ts";
import { t } from "../../i18n/i18n.ts";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { FormActions } from "../../kit/form-actions.tsx";
import { EmptyState } from "../../kit/states.tsx";

interface Person {
  readonly id: number;
  readonly name: string;
}

interface PersonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly people: readonly Person[];
  /** Chosen at first; null: nobody, where that may be chosen. */
  readonly chosen: number | null;
  readonly canBeNobody: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (id: number | null) => void;
  readonly onClose: () => void;
}

/** One of the client's people, those first who are there. */
export function PersonDialog(props: PersonDialogProps): JSX.Element {
  const [id, setId] = createSignal(props.chosen);
  const isThere = (person: Person) =>
    inbox.users.some((user) => user.id === person.id && user.is_available);
  const people = () =>
    props.people.toSorted((one, other) => Number(isThere(other)) - Number(isThere(one)));
  const submit = () => {
    if (id() !== null || props.canBeNobody) props.onChoose(id());
  };
  return (
    <Dialog isOpen onClose={props.onClose} title={props.title} description={props.text}>
      <Show
        when={props.people.length > 0 || props.canBeNobody}
        fallback={<EmptyState title={t("inbox.nobody_else")} text={t("inbox.nobody_else_text")} />}
      >
        <Form onSubmit={submit}>
          <fieldset class="max-h-[50dvh] overflow-y-auto">
            <legend class="sr-only">{props.title}</legend>
            <Show when={props.canBeNobody}>
              <Choice isChosen={id() === null} onChoose={() => setId(null)}>
                {t("inbox.nobody")}
              </Choice>
            </Show>
            <For each={people()}>
              {(person) => (
                <Choice isChosen={id() === person.id} onChoose={() => setId(person.id)}>
                  <span class="min-w-0 flex-1 truncate">{person.name}</span>
                  <span class="flex flex-none items-center gap-1.5 text-xs text-muted">
                    <Show when={isThere(person)} fallback={t("inbox.not_there")}>
                      <span class="size-2 rounded-full bg-success" aria-hidden="true" />
                      {t("inbox.available")}
                    </Show>
                  </span>
                </Choice>
              )}
            </For>
          </fieldset>
          <FormActions label={props.action} isBusy={props.isBusy} onCancel={props.onClose} />
        </Form>
      </Show>
    </Dialog>
  );
}

function Choice(props: {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: JSX.Element;
}): JSX.Element {
  return (
    <label class="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 hover:bg-hover max-sm:min-h-11">
      <input
        type="radio"
        name="person"
        class="check"
        checked={props.isChosen}
        onChange={() => props.onChoose()}
      />
      {props.children}
    </label>
  );
}
