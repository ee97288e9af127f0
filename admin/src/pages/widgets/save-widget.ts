import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { type Widget, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { ApiError, call } from "../../api/client.ts";
import { t } from "../../i18n/i18n.ts";
import { toast } from "../../kit/toasts.tsx";
import type { Draft, WidgetDraft } from "./widget-draft.ts";

/**
 * Saves what was changed upon what was seen. If somebody else changed the widget meanwhile, theirs is
 * read and taken up; only when both changed the same setting is the user asked, by refusing once.
 */
export function useSaveWidget(
  widgetId: () => number,
  form: WidgetDraft,
  onSaved: (widget: Widget) => void,
) {
  const queries = useQueryClient();
  const params = () => ({ widgetId: widgetId() });
  const send = (changes: Partial<Draft>) =>
    call(widgetOperations, "PATCH /widgets/:widgetId", {
      params: params(),
      body: { ...changes, seen_updated_at: form.seenAt() },
    });
  const save = async () => {
    const sent = form.changes();
    try {
      return { sent, widget: await send(sent) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "conflict") throw error;
      form.follow(await call(widgetOperations, "GET /widgets/:widgetId", { params: params() }));
      if (form.contested().length > 0) throw error;
      const rest = form.changes();
      return { sent: rest, widget: await send(rest) };
    }
  };
  return useMutation(() => ({
    mutationFn: save,
    onSuccess: async ({ sent, widget }) => {
      form.saved(sent, widget);
      onSaved(widget);
      toast(t("widgets.saved"));
      await queries.invalidateQueries({ queryKey: ["GET /widgets"] });
      await queries.invalidateQueries({ queryKey: ["GET /widget-options"] });
    },
  }));
}
