import { createSignal } from "solid-js";

const [chosenId, setChosenId] = createSignal<number | undefined>(undefined);

/** The client that a super admin looks at; undefined: all of them. Others have one, and choose none. */
export const chosenClientId = chosenId;
export const chooseClient = setChosenId;

/** The part of a list's query that limits it to the chosen client. */
export function clientQuery(): { readonly client_id?: number } {
  const id = chosenId();
  return id === undefined ? {} : { client_id: id };
}
