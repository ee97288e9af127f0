import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type User, userOperations } from "../../../../contracts/admin/users.ts";
import { call } from "../../api/client.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { toast, toastProblem } from "../../kit/toasts.tsx";

export const TEAM_KEY = "GET /users";

export type MemberChange = Partial<Pick<User, "role" | "is_active" | "takes_leads">>;

interface Change {
  readonly user: User;
  readonly change: MemberChange;
}

/**
 * Changes a member's role or shuts them out, and offers to take it back. Owned by the page, since the
 * row may leave the list that it was changed in.
 */
export function createMemberChange(): (user: User, change: MemberChange) => void {
  const queries = useQueryClient();
  const changing = useMutation(() => ({
    mutationFn: ({ user, change }: Change) =>
      call(userOperations, "PATCH /users/:userId", { params: { userId: user.id }, body: change }),
    onMutate: ({ user, change }) => {
      const changed = { ...user, ...change };
      return showAhead<User>(queries, TEAM_KEY, user.id, changed, ({ query }) =>
        isWished(changed, query ?? {}),
      );
    },
    onSuccess: (saved, { user, change }) => {
      toast(t("team.saved"), () => changing.mutate({ user: saved, change: before(user, change) }));
    },
    onError: (error, _, takeBack) => {
      takeBack?.();
      toastProblem(sentenceFor(error));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [TEAM_KEY] }),
  }));
  // A copy: the row's own user becomes what it was changed into.
  return (user, change) => changing.mutate({ user: { ...user }, change });
}

/** As the API would decide by the list's query. */
function isWished(user: User, query: Readonly<Record<string, unknown>>): boolean {
  const { is_active: isActive = String(user.is_active), client_id: clientId = user.client_id } =
    query;
  const words = typeof query.search === "string" ? query.search.toLowerCase() : "";
  const isFound = [user.name, user.email].some((text) => text.toLowerCase().includes(words));
  return isFound && isActive === String(user.is_active) && clientId === user.client_id;
}

/** What the change has to be undone with. */
function before(user: User, change: MemberChange): MemberChange {
  return {
    ...(change.role === undefined ? {} : { role: user.role }),
    ...(change.is_active === undefined ? {} : { is_active: user.is_active }),
    ...(change.takes_leads === undefined ? {} : { takes_leads: user.takes_leads }),
  };
}
