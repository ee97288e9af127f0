import { useMutation } from "@tanstack/solid-query";
import Download from "lucide-solid/icons/download";
import ExternalLink from "lucide-solid/icons/external-link";
import { type JSX, Show } from "solid-js";
import { renderSVG } from "uqr";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { CopyButton } from "../../kit/copy-button.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card } from "../../kit/page.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { toast } from "../../kit/toasts.tsx";

interface ChatLinkProps {
  readonly widgetId: number;
  /** Null: it is switched off. */
  readonly link: string | null;
  readonly onChanged: () => Promise<unknown>;
}

/** The page with nothing but the chat: its address to copy, to print and to switch off. */
export function ChatLink(props: ChatLinkProps): JSX.Element {
  const can = useCan();
  const switching = useMutation(() => ({
    mutationFn: (enable_chat_link: boolean) =>
      call(widgetOperations, "PATCH /widgets/:widgetId", {
        params: { widgetId: props.widgetId },
        body: { enable_chat_link },
      }),
    onSuccess: async (widget) => {
      await props.onChanged();
      toast(
        widget.enable_chat_link
          ? t("install.chat_link_saved_on")
          : t("install.chat_link_saved_off"),
      );
    },
  }));
  return (
    <Card title={t("install.chat_link")} text={t("install.chat_link_text")}>
      <div class="space-y-3">
        <Show when={props.link} fallback={<p class="text-muted">{t("install.chat_link_off")}</p>}>
          {(link) => <Shown link={link()} />}
        </Show>
        <SwitchField
          label={t("install.chat_link_allow")}
          hint={t("install.chat_link_hint")}
          isOn={switching.isPending ? switching.variables : props.link !== null}
          isDisabled={!can("widgets.manage") || switching.isPending}
          onChange={(isOn) => switching.mutate(isOn)}
        />
        <FormError error={switching.error} />
      </div>
    </Card>
  );
}

function Shown(props: { readonly link: string }): JSX.Element {
  const picture = () =>
    `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(props.link, { border: 2 }))}`;
  return (
    <div class="flex flex-col gap-4 sm:flex-row">
      <img
        src={picture()}
        alt={t("install.chat_link_qr")}
        width="148"
        height="148"
        class="flex-none self-start rounded-md border border-line bg-white"
      />
      <div class="min-w-0 flex-1 space-y-3">
        <p class="mono rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere] select-all">
          {props.link}
        </p>
        <div class="flex flex-wrap gap-2">
          <CopyButton text={props.link} />
          <a class="btn" href={props.link} target="_blank" rel="noopener">
            <ExternalLink size={16} aria-hidden="true" />
            {t("install.chat_link_open")}
          </a>
          <a class="btn" href={picture()} download={t("install.qr_file")}>
            <Download size={16} aria-hidden="true" />
            {t("install.chat_link_qr_download")}
          </a>
        </div>
      </div>
    </div>
  );
}
