import Search from "lucide-solid/icons/search";
import type { JSX } from "solid-js";

const PAUSE_MS = 250;

interface SearchFieldProps {
  readonly value: string;
  readonly label: string;
  /** Told when the typing pauses. */
  readonly onSearch: (words: string) => void;
}

export function SearchField(props: SearchFieldProps): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (words: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => props.onSearch(words.trim()), PAUSE_MS);
  };
  return (
    <div class="relative min-w-0 flex-1 sm:max-w-72">
      <Search
        size={16}
        aria-hidden="true"
        class="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        class="input pl-8.5"
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        onInput={(event) => later(event.currentTarget.value)}
        data-shortcut="search"
      />
    </div>
  );
}
