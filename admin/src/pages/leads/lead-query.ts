import { useQuery } from "@tanstack/solid-query";
import { leadOperations } from "../../../../contracts/admin/leads.ts";
import { call } from "../../api/client.ts";

export const leadKey = (id: string) => ["lead", id] as const;

/** One lead, read anew by what changes it, not by a look at another window. */
export function useLead(id: () => string) {
  return useQuery(() => ({
    queryKey: leadKey(id()),
    queryFn: () => call(leadOperations, "GET /leads/:leadId", { params: { leadId: id() } }),
    refetchOnWindowFocus: false,
  }));
}
