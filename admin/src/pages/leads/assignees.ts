import { useQuery } from "@tanstack/solid-query";
import { clientOperations } from "../../../../contracts/admin/clients.ts";
import { leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";

/** Who may be given leads of the client; none for who may not give them. */
export function useAssignees(clientId: () => number | undefined) {
  const can = useCan();
  const query = useQuery(() => {
    const id = clientId();
    return {
      queryKey: ["GET /assignees", id],
      enabled: can("leads.manage"),
      staleTime: 60_000,
      queryFn: () =>
        call(leadOperations, "GET /assignees", {
          query: id === undefined ? {} : { client_id: id },
        }),
    };
  });
  return () => dataOf(query)?.items ?? [];
}

/** Whether the client's new leads go to its team in turn, for who may know. */
export function useIsInTurn(clientId: () => number): () => boolean {
  const can = useCan();
  const query = useQuery(() => ({
    queryKey: ["client", String(clientId())],
    enabled: can("clients.read"),
    staleTime: 60_000,
    queryFn: () =>
      call(clientOperations, "GET /clients/:clientId", { params: { clientId: clientId() } }),
  }));
  return () => dataOf(query)?.lead_assignment === "round_robin";
}
