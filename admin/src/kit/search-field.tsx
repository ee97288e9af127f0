import Search from "lucide-solid/icons/search";
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import { isSearchable } from "../../../contracts/admin/fields.ts";
import { t } from "../i18n/i18n.ts";

const PAUSE_MS = 250;

interface SearchFieldProps {
  readonly value: string;
  readonly label: string;
  /** Told when the typing pauses, of what can be searched for; of an empty field too. */
  readonly onSearch: (words: string) => void;
}

export function SearchField(props: SearchFieldProps): JSX.Element {
  const hintId = createUniqueId();
  const [isTooShort, setTooShort] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (words: string) => {
    clearTimeout(timer);
    const wish = words.trim();
    const canSearch = wish === "" || isSearchable(wish);
    timer = setTimeout(() => {
      setTooShort(!canSearch);
      if (canSearch) props.onSearch(wish);
    }, PAUSE_MS);
  };
  return (
    <div class="min-w-0 flex-1 sm:max-w-72">
      <div class="relative">
        <Search
          size={16}
          aria-hidden="true"
          class="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
        />
        <input
          type="search"
          class="input pl-8.5"
          aria-label={props.label}
          aria-describedby={isTooShort() ? hintId : undefined}
          placeholder={props.label}
          value={props.value}
          onInput={(event) => later(event.currentTarget.value)}
          data-shortcut="search"
        />
      </div>
      <Show when={isTooShort()}>
        <p id={hintId} class="hint" role="status">
          {t("layout.search_hint")}
        </p>
      </Show>
    </div>
  );
}
