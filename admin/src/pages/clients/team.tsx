import { useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, type JSX, Show } from "solid-js";
import { type User, userOperations } from "../../../../contracts/admin/users.ts";
import { clientQuery } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { wordsIn } from "../../api/search-query.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { AgoOrNever } from "../../kit/time.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { createMemberChange, TEAM_KEY } from "./change-member.ts";
import { InviteUser } from "./invite-user.tsx";
import { MemberMenu } from "./member-menu.tsx";

/** As it stands in the page's address, and as the API is asked for it. */
const STATES = { active: "true", shut_out: "false" } as const;

interface Params {
  readonly q?: string;
  readonly state?: string;
}

export function TeamPage(): JSX.Element {
  usePageTitle(() => t("layout.team"));
  const can = useCan();
  const [params, setParams] = useSearchParams<Params & Record<string, string | undefined>>();
  const [isInviting, setInviting] = createSignal(false);
  const change = createMemberChange();
  const state = () =>
    params.state === "active" || params.state === "shut_out" ? params.state : null;
  const list = useList(userOperations, TEAM_KEY, () => {
    const wished = state();
    return {
      query: {
        ...clientQuery(),
        ...wordsIn(params.q),
        ...(wished ? { is_active: STATES[wished] } : {}),
      },
    };
  });
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
          <SelectField
            label={t("kit.status")}
            isLabelHidden
            value={state() ?? ""}
            options={[
              { value: "", label: t("team.all") },
              { value: "active", label: t("team.only_active") },
              { value: "shut_out", label: t("team.only_deactivated") },
            ]}
            onChange={(chosen) => setParams({ state: chosen || undefined })}
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
          {
            head: null,
            cell: (user) => <MemberMenu user={user} onChange={(wish) => change(user, wish)} />,
          },
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
        <span class="flex flex-wrap gap-1 max-sm:justify-end">
          <Badge tone="success">{t("team.active")}</Badge>
          <Show when={props.user.two_factor_enabled}>
            <Badge tone="info">{t("team.two_factor")}</Badge>
          </Show>
          <Show when={props.user.role !== "super_admin" && props.user.takes_leads}>
            <Badge>{t("team.takes_leads")}</Badge>
          </Show>
        </span>
      </Show>
    </Show>
  );
}
