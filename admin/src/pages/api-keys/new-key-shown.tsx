import type { JSX } from "solid-js";
import type { ApiKeyCreated } from "../../../../contracts/admin/api-keys.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";

interface NewKeyShownProps {
  readonly made: ApiKeyCreated;
  readonly onClose: () => void;
}

/** Nobody can show it again, so that a stray click or Escape must not close it. */
export function NewKeyShown(props: NewKeyShownProps): JSX.Element {
  const command = () =>
    `curl -H "Authorization: Bearer ${props.made.key}" ${location.origin}/api/chat-widget${pathFor(props.made)}`;
  return (
    <Dialog
      isOpen
      isFirm
      isWide
      onClose={props.onClose}
      title={t("keys.made")}
      description={t("keys.made_text")}
    >
      <div class="space-y-4">
        <div>
          <p class="label">{props.made.name}</p>
          <p class="mono mb-2 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
            {props.made.key}
          </p>
          <CopyButton text={props.made.key} />
        </div>
        <div>
          <p class="label">{t("keys.curl")}</p>
          <p class="mono mb-2 rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
            {command()}
          </p>
          <CopyButton text={command()} label={t("keys.copy_curl")} />
        </div>
      </div>
      <DialogActions>
        <Button kind="primary" onClick={() => props.onClose()}>
          {t("keys.made_done")}
        </Button>
      </DialogActions>
    </Dialog>
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
