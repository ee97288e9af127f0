import GripVertical from "lucide-solid/icons/grip-vertical";
import type { JSX } from "solid-js";
import type { Entry } from "../../../../contracts/knowledge-entries.ts";
import { t } from "../../i18n/i18n.ts";
import type { Mover } from "./reorder.ts";

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: 1, ArrowDown: -1 };

/** Dragged onto another entry, an entry takes that one's priority; the arrow keys give one more or less. */
export function MoveHandle(props: { readonly entry: Entry; readonly mover: Mover }): JSX.Element {
  return (
    <button
      type="button"
      draggable="true"
      data-move={props.entry.id}
      class="btn btn-quiet btn-icon cursor-grab"
      aria-label={t("knowledge.move", { question: props.entry.question })}
      aria-keyshortcuts="ArrowUp ArrowDown"
      title={t("knowledge.move_hint")}
      onDragStart={(event) => {
        // Firefox begins no drag that carries nothing.
        event.dataTransfer?.setData("text/plain", props.entry.question);
        props.mover.drag(props.entry.id);
      }}
      onDragEnd={() => props.mover.drag(null)}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (!step) return;
        event.preventDefault();
        props.mover.step(props.entry.id, step);
      }}
    >
      <GripVertical size={16} aria-hidden="true" />
    </button>
  );
}
