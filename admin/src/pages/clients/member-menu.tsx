import { useMutation } from "@tanstack/solid-query";
import Ellipsis from "lucide-solid/icons/ellipsis";
import { type JSX, Show } from "solid-js";
import { type User, userOperations } from "../../../../contracts/admin/users.ts";
import { call } from "../../api/client.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import type { MemberChange } from "./change-member.ts";
import { invitationProblem } from "./invitation-problem.ts";

interface MemberMenuProps {
  readonly user: User;
  readonly onChange: (change: MemberChange) => void;
}

/** What can be done with a member of the team; nothing with oneself. */
export function MemberMenu(props: MemberMenuProps): JSX.Element {
  const can = useCan();
  const me = useMe();
  const inviting = useMutation(() => ({
    mutationFn: () =>
      call(userOperations, "POST /users/:userId/invitation", {
        params: { userId: props.user.id },
        body: {},
      }),
    onSuccess: () => toast(t("team.invitation_sent", { email: props.user.email })),
    onError: (error) => toastProblem(invitationProblem(error)),
  }));
  const items = (): MenuItem[] => {
    const { role, is_active, has_joined, takes_leads } = props.user;
    const other = role === "client_admin" ? "client_user" : "client_admin";
    const invite = { label: t("team.invite_again"), onSelect: () => inviting.mutate() };
    const give = {
      label: t("team.make", { role: t(`team.role_${other}`) }),
      onSelect: () => props.onChange({ role: other }),
    };
    const take = {
      label: t(takes_leads ? "team.leave_leads" : "team.take_leads"),
      onSelect: () => props.onChange({ takes_leads: !takes_leads }),
    };
    return [
      ...(has_joined || !is_active ? [] : [invite]),
      ...(role === "super_admin" ? [] : [give, take]),
      {
        label: is_active ? t("team.deactivate") : t("team.activate"),
        isDangerous: is_active,
        onSelect: () => props.onChange({ is_active: !is_active }),
      },
    ];
  };
  return (
    <Show when={can("users.manage") && props.user.id !== me.data?.id}>
      <div class="flex justify-end">
        <Menu
          label={t("kit.more_for", { name: props.user.name })}
          trigger={<Ellipsis size={18} aria-hidden="true" />}
          items={items()}
        />
      </div>
    </Show>
  );
}
