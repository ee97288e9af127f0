import { useSearchParams } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { type ChangeUser, type User, userOperations } from "../../../../contracts/admin/users.ts";
import { call } from "../../api/client.ts";
import { useList } from "../../api/list.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { AgoOrNever } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { InviteUser } from "./invite-user.tsx";

const KEY = "GET /users";

export function TeamPage(): JSX.Element {
  usePageTitle(() => t("layout.team"));
  const can = useCan();
  const [params, setParams] = useSearchParams<{ q?: string }>();
  const [isInviting, setInviting] = createSignal(false);
  const list = useList(userOperations, KEY, () => ({
    query: params.q ? { search: params.q } : {},
  }));
  return (
    <Page
      title={t("layout.team")}
      actions={
        <>
          <SearchField
            label={t("team.search")}
            value={params.q ?? ""}
            onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          />
          <Show when={can("users.manage")}>
            <Button kind="primary" onClick={() => setInviting(true)}>
              <Plus size={16} aria-hidden="true" />
              {t("team.invite")}
            </Button>
          </Show>
        </>
      }
    >
      <ListTable
        list={list}
        none={{ title: t("kit.nothing_found"), text: t("kit.nothing_found_text") }}
        columns={[
          { head: t("kit.name"), cell: (user) => <NameAndEmail user={user} /> },
          { head: t("team.role"), cell: (user) => t(`team.role_${user.role}`) },
          { head: t("kit.client"), cell: (user) => user.client_name ?? t("layout.all_clients") },
          { head: t("kit.status"), cell: (user) => <MemberBadge user={user} /> },
          { head: t("team.last_seen"), cell: (user) => <AgoOrNever at={user.last_seen_at} /> },
          { head: null, cell: (user) => <MemberMenu user={user} /> },
        ]}
      />
      <Show when={isInviting()}>
        <InviteUser onClose={() => setInviting(false)} />
      </Show>
    </Page>
  );
}

function NameAndEmail(props: { readonly user: User }): JSX.Element {
  return (
    <>
      <span class="font-medium">{props.user.name}</span>
      <span class="block text-xs text-muted">{props.user.email}</span>
    </>
  );
}

function MemberBadge(props: { readonly user: User }): JSX.Element {
  return (
    <Show
      when={props.user.is_active}
      fallback={<Badge tone="danger">{t("team.deactivated")}</Badge>}
    >
      <Show
        when={props.user.has_joined}
        fallback={<Badge tone="warning">{t("team.invited")}</Badge>}
      >
        <Badge tone="success">{t("team.active")}</Badge>
        <Show when={props.user.two_factor_enabled}>
          {" "}
          <Badge tone="info">{t("team.two_factor")}</Badge>
        </Show>
      </Show>
    </Show>
  );
}

function MemberMenu(props: { readonly user: User }): JSX.Element {
  const can = useCan();
  const me = useMe();
  const queries = useQueryClient();
  const params = () => ({ userId: props.user.id });
  const renew = () => queries.invalidateQueries({ queryKey: [KEY] });
  const changing = useMutation(() => ({
    mutationFn: (body: ChangeUser) =>
      call(userOperations, "PATCH /users/:userId", { params: params(), body }),
    onSuccess: (_, { is_active }) => {
      const undo =
        is_active === undefined ? undefined : () => changing.mutate({ is_active: !is_active });
      toast(t("team.saved"), undo);
    },
    onError: (error) => toastProblem(sentenceFor(error)),
    onSettled: renew,
  }));
  const inviting = useMutation(() => ({
    mutationFn: () =>
      call(userOperations, "POST /users/:userId/invitation", { params: params(), body: {} }),
    onSuccess: () => toast(t("team.invitation_sent", { email: props.user.email })),
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  const items = (): MenuItem[] => {
    const { role, is_active, has_joined } = props.user;
    const other = role === "client_admin" ? "client_user" : "client_admin";
    return [
      ...(has_joined ? [] : [{ label: t("team.invite_again"), onSelect: () => inviting.mutate() }]),
      ...(role === "super_admin"
        ? []
        : [
            {
              label: t("team.make", { role: t(`team.role_${other}`) }),
              onSelect: () => changing.mutate({ role: other }),
            },
          ]),
      {
        label: is_active ? t("team.deactivate") : t("team.activate"),
        isDangerous: is_active,
        onSelect: () => changing.mutate({ is_active: !is_active }),
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
