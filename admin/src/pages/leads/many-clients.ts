import { chosenClientId } from "../../api/chosen-client.ts";
import { useMe } from "../../api/session.ts";

/** Whether leads of several clients stand in one list, so that each must say whose it is. */
export function useSeesManyClients(): () => boolean {
  const me = useMe();
  return () => me.data?.client === null && chosenClientId() === undefined;
}
