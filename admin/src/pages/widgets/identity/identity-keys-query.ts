import { useQuery } from "@tanstack/solid-query";
import { identityKeyOperations } from "../../../../../contracts/admin/identity-keys.ts";
import { call } from "../../../api/client.ts";

export function identityKeysKey(widgetId: number) {
  return ["GET /widgets/:widgetId/identity-keys", widgetId] as const;
}

/** A widget's keys, the retired ones too. */
export function useIdentityKeys(widgetId: () => number) {
  return useQuery(() => ({
    queryKey: identityKeysKey(widgetId()),
    queryFn: () =>
      call(identityKeyOperations, "GET /widgets/:widgetId/identity-keys", {
        params: { widgetId: widgetId() },
      }),
  }));
}
