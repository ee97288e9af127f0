import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { Index, type JSX, Match, Show, Switch } from "solid-js";
import { QUICK_ACTIONS_MAX } from "../../../../../contracts/admin/widget-fields.ts";
import type { QuickAction } from "../../../../../contracts/widget-config.ts";
import { complaintOn } from "../../../api/sentence.ts";
import { t } from "../../../i18n/i18n.ts";
import { Button, IconButton } from "../../../kit/button.tsx";
import { SelectField } from "../../../kit/select-field.tsx";
import { TextField } from "../../../kit/text-field.tsx";
import type { WidgetDraft } from "../widget-draft.ts";

const TYPES = ["ask", "capture_lead", "book_appointment", "handoff", "link"] as const;

const FRESH: Record<QuickAction["type"], (label: string) => QuickAction> = {
  ask: (label) => ({ type: "ask", label, message: label }),
  capture_lead: (label) => ({ type: "capture_lead", label }),
  link: (label) => ({ type: "link", label, url: "https://" }),
  book_appointment: (label) => ({ type: "book_appointment", label }),
  handoff: (label) => ({ type: "handoff", label }),
};

/** The buttons below the welcome message, in their order. */
export function QuickActions(props: {
  readonly form: WidgetDraft;
  readonly error: unknown;
}): JSX.Element {
  const actions = () => props.form.draft.quick_actions;
  const put = (next: readonly QuickAction[]) => props.form.set("quick_actions", [...next]);
  const replace = (index: number, action: QuickAction) => put(actions().with(index, action));
  const swap = (index: number, other: number) => {
    const [one, two] = [actions()[index], actions()[other]];
    if (one && two) put(actions().with(index, two).with(other, one));
  };
  return (
    <fieldset>
      <legend class="label">{t("widgets.quick_actions")}</legend>
      <div class="space-y-2">
        <Index each={actions()}>
          {(action, index) => (
            <ActionRow
              form={props.form}
              action={action()}
              complaint={(part) => complaintOn(props.error, `quick_actions.${index}.${part}`)}
              onChange={(next) => replace(index, next)}
              onUp={() => swap(index, index - 1)}
              onDown={() => swap(index, index + 1)}
              onRemove={() => put(actions().toSpliced(index, 1))}
              isFirst={index === 0}
              isLast={index === actions().length - 1}
            />
          )}
        </Index>
      </div>
      <Show when={actions().length < QUICK_ACTIONS_MAX}>
        <Button class="mt-2" onClick={() => put([...actions(), FRESH.ask("")])}>
          <Plus size={16} aria-hidden="true" />
          {t("widgets.add_action")}
        </Button>
      </Show>
    </fieldset>
  );
}

interface ActionRowProps {
  readonly form: WidgetDraft;
  readonly action: QuickAction;
  readonly complaint: (part: "label" | "message" | "url") => string | null;
  readonly onChange: (action: QuickAction) => void;
  readonly onUp: () => void;
  readonly onDown: () => void;
  readonly onRemove: () => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function ActionRow(props: ActionRowProps): JSX.Element {
  return (
    <div class="grid gap-2 rounded-lg border border-line p-3 sm:grid-cols-[9rem_1fr_1fr_auto] sm:items-end">
      <SelectField
        label={t("widgets.action_type")}
        value={props.action.type}
        options={TYPES.map((value) => ({ value, label: t(`widgets.action_${value}`) }))}
        onChange={(type) => props.onChange(FRESH[type](props.action.label))}
      />
      <TextField
        label={t("widgets.action_label")}
        maxLength={40}
        value={props.action.label}
        onInput={(label) => props.onChange({ ...props.action, label })}
        complaint={props.complaint("label")}
      />
      <ActionTarget {...props} />
      <div class="flex justify-end">
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
    </div>
  );
}

function ActionTarget(
  props: Pick<ActionRowProps, "action" | "form" | "onChange" | "complaint">,
): JSX.Element {
  const ask = () => (props.action.type === "ask" ? props.action : null);
  const link = () => (props.action.type === "link" ? props.action : null);
  return (
    <Switch fallback={<ActionNote type={props.action.type} form={props.form} />}>
      <Match when={ask()}>
        {(action) => (
          <TextField
            label={t("widgets.action_message")}
            maxLength={500}
            value={action().message}
            onInput={(message) => props.onChange({ ...action(), message })}
            complaint={props.complaint("message")}
          />
        )}
      </Match>
      <Match when={link()}>
        {(action) => (
          <TextField
            label={t("widgets.action_url")}
            type="url"
            value={action().url}
            onInput={(url) => props.onChange({ ...action(), url })}
            complaint={props.complaint("url")}
          />
        )}
      </Match>
    </Switch>
  );
}

/** Where a button would do nothing, because what it opens is switched off. */
function ActionNote(props: {
  readonly type: QuickAction["type"];
  readonly form: WidgetDraft;
}): JSX.Element {
  const isOff = () => {
    const { enable_appointment_booking, enable_human_handoff, enable_ai_handoff } =
      props.form.draft;
    if (props.type === "book_appointment") return !enable_appointment_booking;
    return props.type === "handoff" && !enable_human_handoff && !enable_ai_handoff;
  };
  return (
    <Show when={isOff()} fallback={<span />}>
      <p class="text-xs text-warning sm:self-center">{t("widgets.action_off")}</p>
    </Show>
  );
}
