import { createSignal, type JSX, onMount, Show } from "solid-js";

type Format = (number: string) => string;

const [format, setFormat] = createSignal<Format | null>(null);
let isAsked = false;

/** What is known of all the world's numbers weighs more than most pages: it comes after them. */
async function askForFormat(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    const { formatPhone } = await import("./phone-format.ts");
    setFormat(() => formatPhone);
  } catch {
    // Numbers stay as they are stored; the next one that is shown asks again.
    isAsked = false;
  }
}

/** A number as people write it. */
export function PhoneText(props: { readonly number: string }): JSX.Element {
  onMount(() => void askForFormat());
  return <span class="whitespace-nowrap">{format()?.(props.number) ?? props.number}</span>;
}

/** To be called by a click; a dash where there is none. */
export function Phone(props: { readonly number: string | null }): JSX.Element {
  return (
    <Show when={props.number} fallback="–">
      {(number) => (
        <a class="hover:underline" href={`tel:${number().replace(/[^\d+]/g, "")}`}>
          <PhoneText number={number()} />
        </a>
      )}
    </Show>
  );
}
