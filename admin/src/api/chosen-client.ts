import { useLocation, useSearchParams } from "@solidjs/router";
import { useQuery } from "@tanstack/solid-query";
import { createEffect, createSignal, on } from "solid-js";
import { clientOperations } from "../../../contracts/admin/clients.ts";
import { call } from "./client.ts";
import { dataOf } from "./data-of.ts";
import { useMe } from "./session.ts";

const [chosenId, setChosenId] = createSignal<number | undefined>(undefined);

/** The client that a super admin looks at; undefined: all of them. Others have one, and choose none. */
export const chosenClientId = chosenId;
export const chooseClient = setChosenId;

/** The part of a list's query that limits it to the chosen client. */
export function clientQuery(): { readonly client_id?: number } {
  const id = chosenId();
  return id === undefined ? {} : { client_id: id };
}

/** The chosen client itself; undefined while it is on its way, and for all clients. */
export function useChosenClient() {
  const query = useQuery(() => ({
    queryKey: ["GET /clients/:clientId", chosenId()],
    queryFn: () =>
      call(clientOperations, "GET /clients/:clientId", { params: { clientId: chosenId() ?? 0 } }),
    enabled: chosenId() !== undefined,
    staleTime: 60_000,
  }));
  return () => (chosenId() === undefined ? undefined : dataOf(query));
}

/** The zone of the client that is looked at; undefined where several are. */
export function useZone(): () => string | undefined {
  const me = useMe();
  const chosen = useChosenClient();
  return () => me.data?.client?.timezone ?? chosen()?.timezone;
}

/** Whether rows of several clients stand side by side. */
export function useShowsAllClients(): () => boolean {
  const me = useMe();
  return () => me.data?.role === "super_admin" && chosenId() === undefined;
}

/** Where a step through the history led, until the router has come there. */
let steppedTo: string | null = null;

/**
 * To be called before the router is made: on the window, listeners are called in the order in which
 * they were added, and only so is a step known as one when the router takes it.
 */
export function listenForSteps(): void {
  addEventListener("popstate", () => {
    steppedTo = window.location.pathname + window.location.search;
  });
}

/**
 * Keeps the chosen client in the address as `?client=ID`. An address that names one chooses it; a
 * link that names none leaves the choice as it is; going back goes back to what was chosen there.
 * To be called once, for super admins.
 */
export function keepClientInAddress(): void {
  const location = useLocation();
  const [params, setParams] = useSearchParams<{ client?: string }>();
  setChosenId(idIn(params.client));
  createEffect(
    on([() => location.pathname + location.search, chosenId], ([address, id], before) => {
      const named = idIn(params.client);
      const isStep = address === steppedTo;
      if (isStep) steppedTo = null;
      if (before && before[0] === address) {
        if (named !== id) setParams({ client: id });
      } else if (named !== undefined || isStep) setChosenId(named);
      else if (id !== undefined) setParams({ client: id }, { replace: true });
    }),
  );
}

function idIn(word: string | undefined): number | undefined {
  return word && /^[1-9]\d{0,9}$/.test(word) ? Number(word) : undefined;
}
