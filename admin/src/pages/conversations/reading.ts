import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, on, onCleanup } from "solid-js";
import { isTyping } from "../../layout/shortcuts.tsx";

interface ReadingList {
  readonly ids: () => readonly string[];
  readonly hasMore: () => boolean;
  readonly loadMore: () => Promise<unknown>;
}

/** Which conversation is read, and the ways from one to the next. It stands in the address. */
export function useReading(list: ReadingList) {
  const [params, setParams] = useSearchParams<{ id?: string }>();
  const navigate = useNavigate();
  // Whether the step before in the history is this list with nothing chosen.
  let isAboveList = false;
  createEffect(
    on(
      () => params.id,
      (id, before) => {
        if (id === undefined) isAboveList = false;
        if (id !== before) moveFocus(id, before ?? undefined);
      },
      { defer: true },
    ),
  );
  const choose = (id: string) => {
    const isFirst = params.id === undefined;
    setParams({ id }, { replace: !isFirst });
    if (isFirst) isAboveList = true;
  };
  const leave = () => {
    if (params.id === undefined) return;
    if (isAboveList) navigate(-1);
    else setParams({ id: undefined }, { replace: true });
  };
  const step = async (by: 1 | -1) => {
    const at = list.ids().indexOf(params.id ?? "");
    if (by === 1 && at === list.ids().length - 1 && list.hasMore()) await list.loadMore();
    const next = list.ids()[at === -1 ? 0 : at + by];
    if (next) choose(next);
  };
  useKeys((by) => void step(by), leave);
  return {
    id: () => params.id,
    choose,
    leave,
    /** Another list is a step of its own: leaving must not go back past it. */
    forgetList: () => {
      isAboveList = false;
    },
  };
}

/** On a phone, list and reader take turns: the focus goes with what is shown. */
function moveFocus(id: string | undefined, before: string | undefined): void {
  if (matchMedia("(min-width: 64rem)").matches) return;
  const target = id
    ? document.getElementById("reader")
    : document.querySelector<HTMLElement>(`[data-conversation="${before}"]`);
  target?.focus({ preventScroll: id !== undefined });
}

const PAUSE_MS = 1_000;

/** `j` and `k` walk through the list, Escape leaves. After a `g`, a letter leads to a page instead. */
function useKeys(step: (by: 1 | -1) => void, leave: () => void): void {
  let goneAtMs = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event)) return;
    const isGoing = Date.now() - goneAtMs < PAUSE_MS;
    goneAtMs = event.key === "g" ? Date.now() : 0;
    if (isGoing) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "Escape") leave();
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));
}
