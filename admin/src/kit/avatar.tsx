import { createSignal, type JSX, Show } from "solid-js";

interface AvatarProps {
  readonly name: string;
  readonly src?: string | null | undefined;
  readonly isSmall?: boolean;
}

/** A face, or the initials. It says nothing aloud: the name always stands beside it. */
export function Avatar(props: AvatarProps): JSX.Element {
  // Which picture failed, not that one failed: another may load.
  const [failed, setFailed] = createSignal<string | null>(null);
  const source = () => (props.src && props.src !== failed() ? props.src : null);
  return (
    <span
      class={`avatar ${props.isSmall ? "size-6 text-[0.625rem]" : "size-8 text-xs"}`}
      aria-hidden="true"
    >
      <Show when={source()} fallback={initialsOf(props.name)}>
        {(src) => (
          <img src={src()} alt="" class="size-full object-cover" onError={() => setFailed(src())} />
        )}
      </Show>
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code points: the first half of an emoji is no letter.
  return (
    ends
      .map((word) => [...(word ?? "")][0] ?? "")
      .join("")
      .toUpperCase() || "·"
  );
}
