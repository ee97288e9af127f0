import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Code from "lucide-solid/icons/code";
import Copy from "lucide-solid/icons/copy";
import Ellipsis from "lucide-solid/icons/ellipsis";
import Pause from "lucide-solid/icons/pause";
import Pencil from "lucide-solid/icons/pencil";
import Play from "lucide-solid/icons/play";
import Trash from "lucide-solid/icons/trash";
import type { JSX } from "solid-js";
import { type WidgetSummary, widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { call } from "../../api/client.ts";
import { showAhead } from "../../api/optimistic.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Menu } from "../../kit/menu.tsx";
import { toast, toastProblem } from "../../kit/toasts.tsx";

const KEY = "GET /widgets";

interface WidgetMenuProps {
  readonly widget: WidgetSummary;
  readonly onDelete: () => void;
}

export function WidgetMenu(props: WidgetMenuProps): JSX.Element {
  const can = useCan();
  const navigate = useNavigate();
  const duplicate = useDuplicate();
  const activate = useActivate();
  const toggling = () => {
    const { widget } = props;
    const icon = widget.is_active ? <Pause {...ICON} /> : <Play {...ICON} />;
    const label = widget.is_active ? t("widgets.deactivate") : t("widgets.activate");
    return { label, icon, onSelect: () => activate(widget, !widget.is_active) };
  };
  const items = () => [
    {
      label: t("widgets.edit"),
      icon: <Pencil {...ICON} />,
      onSelect: () => navigate(`/widgets/${props.widget.id}`),
    },
    {
      label: t("layout.install"),
      icon: <Code {...ICON} />,
      onSelect: () => navigate(`/install?widget=${props.widget.id}`),
    },
    ...(can("widgets.manage")
      ? [
          toggling(),
          {
            label: t("widgets.duplicate"),
            icon: <Copy {...ICON} />,
            onSelect: () => duplicate(props.widget.id),
          },
          {
            label: t("widgets.delete"),
            icon: <Trash {...ICON} />,
            isDangerous: true,
            onSelect: props.onDelete,
          },
        ]
      : []),
  ];
  return (
    <Menu
      label={t("kit.more_for", { name: props.widget.widget_name })}
      trigger={<Ellipsis size={18} aria-hidden="true" />}
      items={items()}
    />
  );
}

const ICON = { size: 16, "aria-hidden": "true" } as const;

function useDuplicate(): (widgetId: number) => void {
  const queries = useQueryClient();
  const duplication = useMutation(() => ({
    mutationFn: (widgetId: number) =>
      call(widgetOperations, "POST /widgets/:widgetId/duplicate", {
        params: { widgetId },
        body: {},
      }),
    onSuccess: async (copy) => {
      toast(t("widgets.duplicated", { name: copy.widget_name }));
      await queries.invalidateQueries({ queryKey: [KEY] });
      await queries.invalidateQueries({ queryKey: ["GET /widget-options"] });
    },
    onError: (error) => toastProblem(sentenceFor(error)),
  }));
  return (widgetId) => duplication.mutate(widgetId);
}

interface Activation {
  readonly widget: WidgetSummary;
  readonly isActive: boolean;
}

/** Shows it at once; by its toast it can be taken back, also when the card is no longer in the list. */
function useActivate(): (widget: WidgetSummary, isActive: boolean) => void {
  const queries = useQueryClient();
  const activation = useMutation(() => ({
    mutationFn: ({ widget, isActive }: Activation) =>
      call(widgetOperations, "PATCH /widgets/:widgetId", {
        params: { widgetId: widget.id },
        body: { is_active: isActive },
      }),
    onMutate: ({ widget, isActive }) =>
      showAhead<WidgetSummary>(
        queries,
        KEY,
        widget.id,
        { ...widget, is_active: isActive },
        ({ query }) => query?.is_active === undefined || query.is_active === String(isActive),
      ),
    onSuccess: (_, { widget, isActive }) => {
      const name = widget.widget_name;
      const text = isActive ? t("widgets.activated", { name }) : t("widgets.deactivated", { name });
      toast(text, () => activation.mutate({ widget, isActive: !isActive }));
    },
    onError: (error, _, putBack) => {
      putBack?.();
      toastProblem(sentenceFor(error));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY] }),
  }));
  return (widget, isActive) => activation.mutate({ widget, isActive });
}
