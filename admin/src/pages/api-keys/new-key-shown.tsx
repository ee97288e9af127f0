import type { JSX } from "solid-js";
import type { ApiKeyCreated } from "../../../../contracts/admin/api-keys.ts";
import { t } from "../../i18n/i18n.ts";
import { ShownOnce } from "../../kit/shown-once.tsx";

interface NewKeyShownProps {
  readonly made: ApiKeyCreated;
  readonly onClose: () => void;
}

export function NewKeyShown(props: NewKeyShownProps): JSX.Element {
  const command = () =>
    `curl -H "Authorization: Bearer ${props.made.key}" ${location.origin}/api/chat-widget${pathFor(props.made)}`;
  return (
    <ShownOnce
      title={t("keys.made")}
      text={t("keys.made_text")}
      kept={[
        { label: props.made.name, text: props.made.key },
        { label: t("keys.curl"), text: command(), copyLabel: t("keys.copy_curl") },
      ]}
      done={t("keys.made_done")}
      onClose={props.onClose}
    />
  );
}

/** A list that this key may read, so that the example works as it stands. */
const LISTS = [
  ["leads.read", "/leads"],
  ["widgets.read", "/widgets"],
  ["conversations.read", "/conversations"],
  ["appointments.read", "/appointments"],
  ["webhooks.read", "/webhooks"],
] as const;

function pathFor({ scopes }: ApiKeyCreated): string {
  return LISTS.find(([right]) => scopes.includes(right))?.[1] ?? "/me";
}
