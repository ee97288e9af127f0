import { useQuery } from "@tanstack/solid-query";
import { conversationOperations } from "../../../../contracts/admin/conversations.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { call } from "../../api/client.ts";
import { dataOf } from "../../api/data-of.ts";
import { useCan } from "../../api/session.ts";

const FRESH_EVERY_MS = 15_000;
/** Whoever has more of them needs no exact number. */
const COUNTED_MAX = 50;

/** How many visitors wait for a person, counted no further than a page holds. */
export function useWaitingCount(): () => number {
  const can = useCan();
  const query = useQuery(() => ({
    queryKey: ["waiting-count", clientQuery()],
    enabled: can("conversations.read"),
    refetchInterval: FRESH_EVERY_MS,
    queryFn: () =>
      call(conversationOperations, "GET /conversations", {
        query: { inbox: "waiting", limit: COUNTED_MAX, ...clientQuery() },
      }),
  }));
  return () => dataOf(query)?.items.length ?? 0;
}
