import Search from "lucide-solid/icons/search";
import {
  createEffect,
  createSignal,
  createUniqueId,
  type JSX,
  on,
  onCleanup,
  Show,
} from "solid-js";
import { isSearchable } from "../../../contracts/admin/fields.ts";
import { t } from "../i18n/i18n.ts";

const PAUSE_MS = 250;

interface SearchFieldProps {
  /** What is searched for now, as the page's address has it. */
  readonly value: string;
  readonly label: string;
  /** Told when the typing pauses; of a text that is too short: nothing. */
  readonly onSearch: (words: string) => void;
}

export function SearchField(props: SearchFieldProps): JSX.Element {
  const hintId = createUniqueId();
  // The address follows with a delay, and without the blank that is about to be followed by a word.
  const [text, setText] = createSignal(props.value);
  let input: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isTooShort = () => text().trim() !== "" && !isSearchable(text());
  const search = () => {
    clearTimeout(timer);
    props.onSearch(isTooShort() ? "" : text().trim());
  };
  const type = (words: string) => {
    setText(words);
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE_MS);
  };
  createEffect(
    on(
      () => props.value,
      (words) => {
        if (document.activeElement !== input) setText(words);
      },
      { defer: true },
    ),
  );
  // On another page these words would be searched for there.
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="min-w-44 flex-1 sm:max-w-72">
      <div class="relative">
        <Search
          size={16}
          aria-hidden="true"
          class="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
        />
        <input
          ref={input}
          type="search"
          class="input pl-8.5"
          aria-label={props.label}
          aria-describedby={isTooShort() ? hintId : undefined}
          placeholder={props.label}
          value={text()}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && search()}
          data-shortcut="search"
        />
      </div>
      <Show when={isTooShort()}>
        <p id={hintId} class="hint" role="status">
          {t("kit.search_short")}
        </p>
      </Show>
    </div>
  );
}
