import { createSignal } from "solid-js";

const [isExact, setExact] = createSignal(false);

/** Whether times are shown in full, with their zone, instead of briefly. Lasts as long as the page. */
export { isExact, setExact };
