import { createSignal, type JSX, Show } from "solid-js";
import { sentenceFor } from "../../api/sentence.ts";

interface EntryCellProps {
  /** Said before the text, to those who cannot see the column. */
  readonly label: string;
  readonly text: string;
  readonly class: string;
  readonly maxLength: number;
  /** One line: Enter saves. Otherwise Enter is a line break, and Ctrl or Cmd with it saves. */
  readonly isLine: boolean;
  /** How the text is shown while it is not edited. */
  readonly children: JSX.Element;
  /** `before` is the text that the editing began with. */
  readonly onSave: (text: string, before: string) => Promise<unknown>;
}

/**
 * A text that turns into a field where it stands. Escape restores it, leaving saves it, Tab goes on to
 * the next one. What could not be saved stays in its field, beside the reason.
 */
export function EntryCell(props: EntryCellProps): JSX.Element {
  const editing = createEditing(props);
  let button: HTMLButtonElement | undefined;
  return (
    <Show
      when={editing.typed() !== null}
      fallback={
        <button
          ref={button}
          type="button"
          data-cell
          class={`block w-full cursor-text rounded-sm text-left hover:bg-hover ${props.class}`}
          aria-label={`${props.label}: ${props.text}`}
          onClick={() => editing.open()}
        >
          {props.children}
        </button>
      }
    >
      <textarea
        ref={editing.setField}
        data-cell
        class={`input field-sizing-content max-h-72 w-full resize-none ${props.class}`}
        rows={props.isLine ? 1 : 3}
        maxLength={props.maxLength}
        aria-label={props.label}
        aria-invalid={editing.problem() !== null}
        value={editing.typed() ?? ""}
        onInput={(event) => editing.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (editing.end(event)) button?.focus();
        }}
        onBlur={() => void editing.save()}
      />
      <Show when={editing.problem()}>
        <p class="complaint" role="alert">
          {editing.problem()}
        </p>
      </Show>
    </Show>
  );
}

function createEditing(props: EntryCellProps) {
  const [typed, setTyped] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  let before = "";
  let field: HTMLTextAreaElement | undefined;
  const close = () => {
    setTyped(null);
    setProblem(null);
  };
  const save = async () => {
    const text = typed()?.trim();
    if (text === undefined) return;
    close();
    if (text === before.trim()) return;
    try {
      await props.onSave(text, before);
    } catch (error) {
      // From here on it is upon what is shown now: saved once more, it is meant.
      before = props.text;
      setTyped(text);
      setProblem(sentenceFor(error));
    }
  };
  /** True where a key has ended the editing, and the focus is to stay with the cell. */
  const end = (event: KeyboardEvent): boolean => {
    // A word that an input method is still composing is ended by these keys, and not the editing.
    if (event.isComposing) return false;
    const next = event.key === "Tab" ? neighbour(field, event.shiftKey ? -1 : 1) : null;
    const isSaving = event.key === "Enter" && (props.isLine || event.ctrlKey || event.metaKey);
    if (!next && !isSaving && event.key !== "Escape") return false;
    event.preventDefault();
    if (event.key === "Escape") close();
    else void save();
    next?.click();
    return next === null;
  };
  return {
    typed,
    problem,
    type: setTyped,
    setField: (element: HTMLTextAreaElement) => {
      field = element;
    },
    open() {
      before = props.text;
      setTyped(before);
      field?.focus();
      field?.select();
    },
    save,
    end,
  };
}

/** The cell that is edited after this one, or before it; null at the table's ends. */
function neighbour(field: HTMLElement | undefined, step: 1 | -1): HTMLElement | null {
  if (!field) return null;
  const cells = [...(field.closest("table")?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
  const at = cells.indexOf(field);
  return cells[at + step] ?? null;
}
