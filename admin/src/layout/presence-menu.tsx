import { DropdownMenu } from "@kobalte/core/dropdown-menu";
import Check from "lucide-solid/icons/check";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { type JSX, Show, useContext } from "solid-js";
import { inboxStatus } from "../api/inbox.ts";
import { useCan } from "../api/session.ts";
import { t } from "../i18n/i18n.ts";
import { InDialog } from "../kit/in-dialog.ts";
import { toastProblem } from "../kit/toasts.tsx";
import { choosePresence, presenceChoices } from "./presence-choices.ts";
import { askToNotify, canNotify, playBlip } from "./tell-user.ts";

/** Whether one is there for visitors, and how one is told of them. */
export function PresenceMenu(): JSX.Element {
  const can = useCan();
  const isInDialog = useContext(InDialog);
  return (
    <Show when={can("conversations.read")}>
      <DropdownMenu gutter={4} modal={isInDialog}>
        <DropdownMenu.Trigger class="flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-hover max-lg:min-h-11">
          <span class={`size-2.5 flex-none rounded-full ${dotClass()}`} aria-hidden="true" />
          <span class="min-w-0 flex-1 truncate">{stateWords(can("conversations.manage"))}</span>
          <ChevronsUpDown size={16} aria-hidden="true" class="text-muted" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content class="z-50 min-w-56 rounded-lg border border-line bg-raised p-1 shadow-float outline-none">
            <Show when={can("conversations.manage")}>
              <Choice
                label={t("inbox.available")}
                hint={t("inbox.available_hint")}
                isOn={presenceChoices().isAvailable}
                onChange={(isAvailable) => choosePresence({ isAvailable })}
              />
            </Show>
            <Choice
              label={t("inbox.sound")}
              isOn={presenceChoices().hasSound}
              onChange={chooseSound}
            />
            <Show when={canNotify()}>
              <Choice
                label={t("inbox.notifications")}
                hint={t("inbox.notifications_hint")}
                isOn={presenceChoices().hasNotifications}
                onChange={(isOn) => void chooseNotifications(isOn)}
              />
            </Show>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu>
    </Show>
  );
}

function stateWords(canAnswer: boolean): string {
  if (inboxStatus() !== "live") return t(`inbox.status_${inboxStatus()}`);
  if (!canAnswer) return t("inbox.looking_on");
  return presenceChoices().isAvailable ? t("inbox.available") : t("inbox.away");
}

function dotClass(): string {
  if (inboxStatus() !== "live") return "border-2 border-line-strong";
  return presenceChoices().isAvailable ? "bg-success" : "border-2 border-warning";
}

/** It is heard at once, so that one knows what to listen for. */
function chooseSound(hasSound: boolean): void {
  choosePresence({ hasSound });
  if (hasSound) playBlip();
}

async function chooseNotifications(isOn: boolean): Promise<void> {
  const hasNotifications = isOn && (await askToNotify());
  choosePresence({ hasNotifications });
  if (isOn && !hasNotifications) toastProblem(t("inbox.notifications_refused"));
}

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice(props: ChoiceProps): JSX.Element {
  return (
    <DropdownMenu.CheckboxItem
      class="flex min-h-9 cursor-pointer items-start gap-2.5 rounded-md px-2.5 py-1.5 outline-none data-[highlighted]:bg-hover max-sm:min-h-11"
      checked={props.isOn}
      onChange={(isOn) => props.onChange(isOn)}
      closeOnSelect={false}
    >
      <span class="mt-0.5 size-4 flex-none">
        <DropdownMenu.ItemIndicator>
          <Check size={16} aria-hidden="true" />
        </DropdownMenu.ItemIndicator>
      </span>
      <span>
        <span class="block">{props.label}</span>
        <Show when={props.hint}>
          <span class="block max-w-60 text-xs text-muted">{props.hint}</span>
        </Show>
      </span>
    </DropdownMenu.CheckboxItem>
  );
}
