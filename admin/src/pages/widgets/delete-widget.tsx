import { useMutation, useQueryClient } from "@tanstack/solid-query";
import type { JSX } from "solid-js";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { t } from "../../i18n/i18n.ts";
import { ConfirmName } from "../../kit/confirm-name.tsx";
import { toast } from "../../kit/toasts.tsx";

interface DeleteWidgetProps {
  readonly widget: { readonly id: number; readonly widget_name: string };
  readonly onClose: () => void;
}

export function DeleteWidget(props: DeleteWidgetProps): JSX.Element {
  const queries = useQueryClient();
  const deletion = useMutation(() => ({
    mutationFn: (confirm_name: string) =>
      call(widgetOperations, "DELETE /widgets/:widgetId", {
        params: { widgetId: props.widget.id },
        body: { confirm_name },
      }),
    onSuccess: async () => {
      toast(t("widgets.deleted", { name: props.widget.widget_name }));
      props.onClose();
      await queries.invalidateQueries();
    },
  }));
  return (
    <ConfirmName
      isOpen
      onClose={props.onClose}
      title={t("widgets.delete_title")}
      name={props.widget.widget_name}
      action={t("widgets.delete")}
      isBusy={deletion.isPending}
      complaint={deletion.error ? sentenceFor(deletion.error) : null}
      onConfirm={(name) => deletion.mutate(name)}
    >
      <p>{t("widgets.delete_text")}</p>
    </ConfirmName>
  );
}
