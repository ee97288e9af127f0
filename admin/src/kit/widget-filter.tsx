import type { JSX } from "solid-js";
import { chosenClientId, useShowsAllClients } from "../api/chosen-client.ts";
import { useWidgetOptions } from "../api/widget-options.ts";
import { t } from "../i18n/i18n.ts";
import { SelectField } from "./select-field.tsx";

interface WidgetFilterProps {
  readonly class?: string;
  readonly isLabelHidden?: boolean;
  readonly value: string | undefined;
  /** Undefined for all widgets. */
  readonly onChange: (widgetId: string | undefined) => void;
}

/** Narrows a page to one widget, or shows all that the user may look at. */
export function WidgetFilter(props: WidgetFilterProps): JSX.Element {
  const options = useWidgetOptions();
  const items = () =>
    (options.data?.items ?? []).filter(
      ({ client_id }) => chosenClientId() === undefined || client_id === chosenClientId(),
    );
  // Two clients may call theirs the same.
  const isOfAll = useShowsAllClients();
  return (
    <SelectField
      label={t("kit.widget")}
      isLabelHidden={props.isLabelHidden ?? false}
      class={props.class ?? ""}
      value={props.value ?? ""}
      options={[
        { value: "", label: t("kit.all_widgets") },
        ...items().map((item) => ({
          value: String(item.id),
          label: isOfAll() ? `${item.client_name}: ${item.widget_name}` : item.widget_name,
        })),
      ]}
      onChange={(id) => props.onChange(id || undefined)}
    />
  );
}
