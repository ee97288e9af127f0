import type { JSX } from "solid-js";
import type { useChosenWidget } from "../api/widget-options.ts";
import { t } from "../i18n/i18n.ts";
import { SelectField } from "./select-field.tsx";

interface WidgetPickerProps {
  readonly chosen: ReturnType<typeof useChosenWidget>;
}

/** Which widget a page is about. With several clients, whose it is stands beside it. */
export function WidgetPicker(props: WidgetPickerProps): JSX.Element {
  const options = () => {
    const items = props.chosen.items();
    const isMany = new Set(items.map((item) => item.client_id)).size > 1;
    const options = items.map((item) => ({
      value: String(item.id),
      label: isMany ? `${item.widget_name} · ${item.client_name}` : item.widget_name,
    }));
    // Where the address names one that is not there, none of these must look chosen.
    const isNone = props.chosen.widget() === null;
    return isNone ? [{ value: "", label: t("kit.choose_widget") }, ...options] : options;
  };
  return (
    <SelectField
      label={t("kit.widget")}
      isLabelHidden
      class="w-full sm:w-64 lg:w-80"
      value={String(props.chosen.widget()?.id ?? "")}
      options={options()}
      onChange={props.chosen.choose}
    />
  );
}
