import X from "lucide-solid/icons/x";
import { createSignal, For, type JSX } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Field, type FieldProps } from "./field.tsx";

interface TagsFieldProps extends FieldProps {
  readonly items: readonly string[];
  readonly onChange: (items: string[]) => void;
  readonly placeholder?: string;
  readonly itemsMax?: number;
}

/**
 * Short words, each a chip. Enter, a comma or leaving the field adds; Backspace in the empty field
 * takes the last one back; a pasted list becomes a chip for each line. For long items, see ListField.
 */
export function TagsField(props: TagsFieldProps): JSX.Element {
  const [typed, setTyped] = createSignal("");
  const add = (text: string) => {
    const fresh = text.split(/[,\n]/).map((item) => item.trim());
    const all = new Set([...props.items, ...fresh.filter((item) => item !== "")]);
    setTyped("");
    if (all.size > props.items.length) props.onChange([...all].slice(0, props.itemsMax));
  };
  const onKey = (event: KeyboardEvent) => {
    // While a word is composed, Enter chooses among candidates.
    if (event.isComposing) return;
    const isAdding = event.key === "Enter" || event.key === ",";
    if (isAdding && (typed().trim() !== "" || event.key === ",")) {
      event.preventDefault();
      add(typed());
    }
    if (event.key === "Backspace" && typed() === "") props.onChange(props.items.slice(0, -1));
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[,\n]/.test(text)) return;
    event.preventDefault();
    add(typed() + text);
  };
  return (
    <Field {...props} hint={props.hint ?? t("kit.tags_hint")}>
      {(ids) => (
        <div class="input input-group">
          <For each={props.items}>
            {(item) => (
              <Chip
                text={item}
                onRemove={() => props.onChange(props.items.filter((other) => other !== item))}
              />
            )}
          </For>
          <input
            id={ids().id}
            class="min-w-24 flex-1 bg-transparent outline-none"
            value={typed()}
            placeholder={props.items.length === 0 ? props.placeholder : undefined}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKey}
            onPaste={onPaste}
            onBlur={() => add(typed())}
            aria-describedby={ids().describedBy}
            aria-invalid={ids().isInvalid}
          />
        </div>
      )}
    </Field>
  );
}

function Chip(props: { readonly text: string; readonly onRemove: () => void }): JSX.Element {
  return (
    <span class="chip">
      <span class="truncate">{props.text}</span>
      <button
        type="button"
        class="chip-remove"
        aria-label={t("kit.remove_named", { name: props.text })}
        onClick={() => props.onRemove()}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </span>
  );
}
