import { useQuery } from "@tanstack/solid-query";
import { meOperations } from "../../../contracts/admin/me.ts";
import type { Right } from "../../../contracts/rights.ts";
import { call } from "./client.ts";

export const ME_KEY = ["me"] as const;

/** Who is signed in. Every page stands on it, so it is asked for once. */
export function useMe() {
  return useQuery(() => ({
    queryKey: ME_KEY,
    queryFn: () => call(meOperations, "GET /me", {}),
    staleTime: 60_000,
  }));
}

/** Reactive: whether the user may do something. */
export function useCan(): (right: Right) => boolean {
  const me = useMe();
  return (right) => me.data?.rights.includes(right) ?? false;
}
