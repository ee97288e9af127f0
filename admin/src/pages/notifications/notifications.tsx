import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import {
  NOTICE_TYPES,
  NOTIFICATION_STATUSES,
  type Notification,
  notificationOperations,
} from "../../../../contracts/admin/notifications.ts";
import type { Right } from "../../../../contracts/rights.ts";
import { clientQuery, useShowsAllClients } from "../../api/chosen-client.ts";
import { useList } from "../../api/list.ts";
import { useCan } from "../../api/session.ts";
import { type TextKey, t, tn } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { ListTable } from "../../kit/list-table.tsx";
import { Page } from "../../kit/page.tsx";
import { SearchField } from "../../kit/search-field.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { Time } from "../../kit/time.tsx";
import { WidgetFilter } from "../../kit/widget-filter.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { type NotificationParams, notificationQuery } from "./notification-query.ts";

const FRESH_EVERY_MS = 15_000;

/** Every mail, with how it went. */
export function NotificationsPage(): JSX.Element {
  usePageTitle(() => t("layout.notifications"));
  const [params, setParams] = useSearchParams<
    NotificationParams & Record<string, string | undefined>
  >();
  const showsAll = useShowsAllClients();
  const list = useList(
    notificationOperations,
    "GET /notifications",
    () => ({ query: { ...notificationQuery(params), ...clientQuery() } }),
    () => ({ refetchIntervalMs: FRESH_EVERY_MS }),
  );
  const isFiltered = () => Object.keys(notificationQuery(params)).length > 0;
  return (
    <Page title={t("layout.notifications")} text={t("mails.text")}>
      <Filters
        params={params}
        onChange={(part, isTyped) => setParams(part, { replace: isTyped ?? false })}
      />
      <ListTable
        list={list}
        none={
          isFiltered()
            ? { title: t("kit.nothing_found"), text: t("kit.nothing_found_text") }
            : { title: t("mails.none"), text: t("mails.none_text") }
        }
        columns={[
          { head: t("mails.type"), cell: (mail) => <What mail={mail} /> },
          {
            head: t("mails.to"),
            class: "[overflow-wrap:anywhere]",
            cell: (mail) => <Address text={mail.recipient} />,
          },
          {
            head: t("kit.widget"),
            cell: (mail) => (
              <div>
                {mail.widget_name ?? "–"}
                <Show when={showsAll()}>
                  <span class="block text-xs text-muted">{mail.client_name}</span>
                </Show>
              </div>
            ),
          },
          { head: t("kit.status"), cell: (mail) => <Outcome mail={mail} /> },
          {
            head: t("appointments.when"),
            cell: (mail) => (
              <Time at={mail.sent_at ?? mail.created_at} zone={mail.client_timezone} />
            ),
          },
          { head: t("mails.about"), cell: (mail) => <Subjects mail={mail} /> },
        ]}
      />
    </Page>
  );
}

interface FiltersProps {
  readonly params: NotificationParams;
  /** Words are typed bit by bit, and are no steps to go back through. */
  readonly onChange: (
    part: { [Name in keyof NotificationParams]?: string | undefined },
    isTyped?: boolean,
  ) => void;
}

function Filters(props: FiltersProps): JSX.Element {
  return (
    <div class="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <div class="col-span-2 sm:w-72">
        <SearchField
          label={t("mails.search")}
          value={props.params.q ?? ""}
          onSearch={(q) => props.onChange({ q: q || undefined }, true)}
        />
      </div>
      <SelectField
        label={t("mails.type")}
        class="col-span-2 sm:w-60"
        value={props.params.type ?? ""}
        options={[
          { value: "", label: t("mails.any_type") },
          ...NOTICE_TYPES.map((value) => ({ value, label: t(`mails.type_${value}`) })),
        ]}
        onChange={(type) => props.onChange({ type: type || undefined })}
      />
      <SelectField
        label={t("kit.status")}
        class="sm:w-40"
        value={props.params.status ?? ""}
        options={[
          { value: "", label: t("leads.any_status") },
          ...NOTIFICATION_STATUSES.map((value) => ({ value, label: t(`mails.status_${value}`) })),
        ]}
        onChange={(status) => props.onChange({ status: status || undefined })}
      />
      <WidgetFilter
        class="sm:w-56"
        value={props.params.widget}
        onChange={(widget) => props.onChange({ widget })}
      />
    </div>
  );
}

interface MailProps {
  readonly mail: Notification;
}

function What(props: MailProps): JSX.Element {
  return (
    <>
      <span class="font-medium">{t(`mails.type_${props.mail.notice_type}`)}</span>
      <span class="block text-xs text-muted [overflow-wrap:anywhere]">{props.mail.subject}</span>
    </>
  );
}

/** A long one is broken before its domain, if anywhere. */
function Address(props: { readonly text: string }): JSX.Element {
  const at = () => props.text.lastIndexOf("@");
  return (
    <span>
      {props.text.slice(0, Math.max(0, at()))}
      <wbr />
      {props.text.slice(Math.max(0, at()))}
    </span>
  );
}

const TONES: Record<Notification["status"], Tone> = {
  pending: "warning",
  sent: "success",
  failed: "danger",
};

/** One that left at the first attempt has nothing more to tell. */
function Outcome(props: MailProps): JSX.Element {
  return (
    <div class="max-w-64">
      <Badge tone={TONES[props.mail.status]}>{t(`mails.status_${props.mail.status}`)}</Badge>
      <Show when={props.mail.attempts > 1 || props.mail.status !== "sent"}>
        <span class="block text-xs text-muted">{tn("mails.attempts", props.mail.attempts)}</span>
      </Show>
      <Show when={props.mail.last_error}>
        <span class="block text-xs text-danger [overflow-wrap:anywhere]">
          {props.mail.last_error}
        </span>
      </Show>
    </div>
  );
}

interface Subject {
  readonly label: TextKey;
  readonly right: Right;
  readonly address: string;
}

function subjectsOf({ conversation_id, lead_id, appointment_id }: Notification): Subject[] {
  const all: (Subject | null)[] = [
    conversation_id === null
      ? null
      : {
          label: "mails.to_conversation",
          right: "conversations.read",
          address: `/conversations?id=${conversation_id}`,
        },
    lead_id === null
      ? null
      : { label: "mails.to_lead", right: "leads.read", address: `/leads/${lead_id}` },
    appointment_id === null
      ? null
      : {
          label: "mails.to_appointment",
          right: "appointments.read",
          address: `/appointments?id=${appointment_id}`,
        },
  ];
  return all.filter((subject) => subject !== null);
}

/** The way to what the mail was about. */
function Subjects(props: MailProps): JSX.Element {
  const can = useCan();
  return (
    <span class="flex flex-wrap gap-x-2 max-sm:justify-end">
      <For each={subjectsOf(props.mail).filter(({ right }) => can(right))}>
        {(subject) => (
          <A class="link" href={subject.address}>
            {t(subject.label)}
          </A>
        )}
      </For>
    </span>
  );
}
