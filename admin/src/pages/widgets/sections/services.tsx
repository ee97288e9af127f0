import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { Index, type JSX, Show } from "solid-js";
import { SERVICES_MAX, type Service } from "../../../../../contracts/appointments.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button, IconButton } from "../../../kit/button.tsx";
import { NumberField } from "../../../kit/number-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import { serviceId } from "./service-id.ts";

interface ServicesProps {
  readonly services: readonly Service[];
  /** Of the services that are stored: theirs stay as they are. */
  readonly storedIds: readonly string[];
  readonly onChange: (services: Service[]) => void;
  /** Of a part of them, such as `0.name`. */
  readonly complaint: (part: string) => string | null;
}

/** What can be booked, in the order in which visitors are offered it. */
export function Services(props: ServicesProps): JSX.Element {
  const put = (index: number, service: Service) =>
    props.onChange(props.services.with(index, service));
  const rename = (index: number, service: Service, name: string) => {
    const isStored = props.storedIds.includes(service.id);
    const others = props.services.toSpliced(index, 1).map(({ id }) => id);
    // Until it is stored, nobody knows it by its id, which may still become that of its name.
    const id = isStored ? service.id : serviceId(name, [...others, ...props.storedIds]);
    put(index, { ...service, id, name });
  };
  const swap = (index: number, other: number) => {
    const [one, two] = [props.services[index], props.services[other]];
    if (one && two) props.onChange(props.services.with(index, two).with(other, one));
  };
  const add = () => {
    const taken = [...props.services.map(({ id }) => id), ...props.storedIds];
    const fresh = {
      id: serviceId("", taken),
      name: "",
      duration_minutes: 30,
      buffer_before_minutes: 0,
      buffer_after_minutes: 0,
    };
    props.onChange([...props.services, fresh]);
  };
  return (
    <fieldset>
      <legend class="label">{t("booking.services")}</legend>
      <Show when={props.services.length === 0}>
        <p class="mb-2 text-warning">{t("booking.no_services")}</p>
      </Show>
      <ol class="space-y-2">
        <Index each={props.services}>
          {(service, index) => (
            <ServiceRow
              service={service()}
              complaint={(part) => props.complaint(`${index}.${part}`)}
              onName={(name) => rename(index, service(), name)}
              onChange={(part) => put(index, { ...service(), ...part })}
              onUp={() => swap(index, index - 1)}
              onDown={() => swap(index, index + 1)}
              onRemove={() => props.onChange(props.services.toSpliced(index, 1))}
              isFirst={index === 0}
              isLast={index === props.services.length - 1}
            />
          )}
        </Index>
      </ol>
      <Show when={props.services.length < SERVICES_MAX}>
        <Button class="mt-2" onClick={add}>
          <Plus size={16} aria-hidden="true" />
          {t("booking.add_service")}
        </Button>
      </Show>
    </fieldset>
  );
}

interface ServiceRowProps {
  readonly service: Service;
  readonly complaint: (part: keyof Service) => string | null;
  readonly onName: (name: string) => void;
  readonly onChange: (part: Partial<Service>) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onRemove: () => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const MINUTES = [
  ["duration_minutes", "booking.duration", 5, 480],
  ["buffer_before_minutes", "booking.before", 0, 240],
  ["buffer_after_minutes", "booking.after", 0, 240],
] as const;

function ServiceRow(props: ServiceRowProps): JSX.Element {
  return (
    <li class="grid gap-2 rounded-lg border border-line p-3 sm:grid-cols-[1fr_auto] sm:items-end">
      <TextField
        label={t("booking.service_name")}
        maxLength={80}
        value={props.service.name}
        onInput={props.onName}
        complaint={props.complaint("name") ?? props.complaint("id")}
      />
      <div class="flex justify-end max-sm:order-last">
        <IconButton label={t("kit.up")} disabled={props.isFirst} onClick={() => props.onUp()}>
          <ArrowUp size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={t("kit.down")} disabled={props.isLast} onClick={() => props.onDown()}>
          <ArrowDown size={16} aria-hidden="true" />
        </IconButton>
        <IconButton label={t("kit.remove")} onClick={() => props.onRemove()}>
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <div class="grid grid-cols-3 items-end gap-2 sm:col-span-2">
        {MINUTES.map(([part, label, min, max]) => (
          <NumberField
            label={t(label)}
            min={min}
            max={max}
            step={5}
            value={props.service[part]}
            onInput={(minutes) => props.onChange({ [part]: minutes })}
            complaint={props.complaint(part)}
          />
        ))}
      </div>
    </li>
  );
}
