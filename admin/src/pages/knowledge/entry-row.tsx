import { useSearchParams } from "@solidjs/router";
import Pencil from "lucide-solid/icons/pencil";
import { type JSX, Show } from "solid-js";
import {
  ANSWER_CHARS_MAX,
  CATEGORY_CHARS_MAX,
  type Entry,
  PRIORITY_MAX,
  QUESTION_CHARS_MAX,
} from "../../../../contracts/knowledge-entries.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { IconButton } from "../../kit/button.tsx";
import { plainOf } from "../../kit/markdown.tsx";
import { CATEGORY_LIST } from "./categories.tsx";
import { useEntryChange } from "./change-entry.ts";
import { EntryCell } from "./entry-cell.tsx";
import { MoveHandle } from "./move-handle.tsx";
import type { Mover } from "./reorder.ts";

interface EntryRowProps {
  readonly entry: Entry;
  readonly widgetId: number;
  readonly isSelected: boolean;
  readonly onToggle: () => void;
  /** Null where the order is none that could be changed. */
  readonly mover: Mover | null;
}

type Change = ReturnType<typeof useEntryChange>;

/** Everything that is changed often is changed in its place; the rest in a dialog with room for it. */
export function EntryRow(props: EntryRowProps): JSX.Element {
  const can = useCan();
  const [, setParams] = useSearchParams();
  const change = useEntryChange(
    () => props.widgetId,
    () => props.entry,
  );
  return (
    <tr
      onDragOver={(event) => props.mover?.isDragging() && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.mover?.drop(props.entry.priority);
      }}
    >
      <td class="cell-main">
        <Show when={can("knowledge.manage")}>
          <div class="flex items-center gap-1">
            <Show when={props.mover}>
              {(mover) => <MoveHandle entry={props.entry} mover={mover()} />}
            </Show>
            <input
              type="checkbox"
              class="check"
              aria-label={t("kit.select", { name: props.entry.question })}
              checked={props.isSelected}
              onChange={() => props.onToggle()}
            />
          </div>
        </Show>
      </td>
      <td class="cell-main w-full max-w-lg">
        <Texts entry={change.shown()} change={change} />
      </td>
      <Settings entry={change.shown()} change={change} />
      <td>
        <IconButton
          label={t("knowledge.edit_one", { question: props.entry.question })}
          onClick={() => setParams({ entry: String(props.entry.id) })}
        >
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
      </td>
    </tr>
  );
}

interface PartProps {
  /** As it will be. */
  readonly entry: Entry;
  readonly change: Change;
}

function Texts(props: PartProps): JSX.Element {
  const can = useCan();
  const answer = () => <span class="line-clamp-2">{plainOf(props.entry.answer) || "–"}</span>;
  return (
    <Show
      when={can("knowledge.manage")}
      fallback={
        <>
          <span class="font-medium">{props.entry.question}</span>
          <span class="text-muted">{answer()}</span>
        </>
      }
    >
      <EntryCell
        isLine
        label={t("knowledge.question")}
        class="font-medium"
        text={props.entry.question}
        maxLength={QUESTION_CHARS_MAX}
        onSave={(text, before) => props.change.putText("question", text, before)}
      >
        {props.entry.question}
      </EntryCell>
      <EntryCell
        isLine={false}
        label={t("knowledge.answer")}
        class="text-muted"
        text={props.entry.answer}
        maxLength={ANSWER_CHARS_MAX}
        onSave={(text, before) => props.change.putText("answer", text, before)}
      >
        {answer()}
      </EntryCell>
    </Show>
  );
}

function Settings(props: PartProps): JSX.Element {
  const can = useCan();
  const labelled = (name: string) => `${name}: ${props.entry.question}`;
  return (
    <>
      <td data-label={t("knowledge.category")}>
        <input
          class="input w-32 max-sm:w-40"
          list={CATEGORY_LIST}
          maxLength={CATEGORY_CHARS_MAX}
          aria-label={labelled(t("knowledge.category"))}
          value={props.entry.category ?? ""}
          disabled={!can("knowledge.manage")}
          onChange={(event) =>
            props.change.put({ category: event.currentTarget.value.trim() || null })
          }
        />
      </td>
      <td data-label={t("knowledge.priority")}>
        <input
          type="number"
          min={0}
          max={PRIORITY_MAX}
          class="input w-16"
          aria-label={labelled(t("knowledge.priority"))}
          value={props.entry.priority}
          disabled={!can("knowledge.manage")}
          onChange={(event) => props.change.put({ priority: event.currentTarget.valueAsNumber })}
        />
      </td>
      <td data-label={t("knowledge.used")} class="tabular-nums">
        {props.entry.times_used}
      </td>
      <td data-label={t("knowledge.feedback")} class="tabular-nums whitespace-nowrap">
        <span class="text-success">+{props.entry.helpful_count}</span>{" "}
        <span class="text-danger">−{props.entry.not_helpful_count}</span>
      </td>
      <td data-label={t("knowledge.active")}>
        <input
          type="checkbox"
          class="check"
          aria-label={labelled(t("knowledge.active"))}
          checked={props.entry.is_active}
          disabled={!can("knowledge.manage")}
          onChange={(event) => props.change.put({ is_active: event.currentTarget.checked })}
        />
      </td>
    </>
  );
}
