import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type Widget, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { saveDraft } from "../../api/save-draft.ts";
import { t } from "../../i18n/i18n.ts";
import { toast } from "../../kit/toasts.tsx";
import { storedOf, type WidgetDraft } from "./widget-draft.ts";

export function useSaveWidget(
  widgetId: () => number,
  form: WidgetDraft,
  onSaved: (widget: Widget) => void,
) {
  const queries = useQueryClient();
  const params = () => ({ widgetId: widgetId() });
  return useMutation(() => ({
    mutationFn: () =>
      saveDraft(form, {
        send: (changes) =>
          call(widgetOperations, "PATCH /widgets/:widgetId", { params: params(), body: changes }),
        read: () => call(widgetOperations, "GET /widgets/:widgetId", { params: params() }),
        storedOf,
      }),
    onSuccess: async (widget) => {
      onSaved(widget);
      toast(t("widgets.saved"));
      await queries.invalidateQueries({ queryKey: ["GET /widgets"] });
      await queries.invalidateQueries({ queryKey: ["GET /widget-options"] });
      // The Install page would go on saying that a chat link is off which was just switched on.
      await queries.invalidateQueries({ queryKey: ["embed", widgetId()] });
    },
  }));
}
