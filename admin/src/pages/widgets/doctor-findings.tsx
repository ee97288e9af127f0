import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { InstallFinding } from "../../../../contracts/admin/install-check.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { CopyableCode } from "../../kit/copyable-code.tsx";
import { dateOf } from "../../kit/time.tsx";
import { wordsOf } from "./doctor-words.ts";

interface Look {
  readonly icon: typeof Info;
  readonly tone: string;
  /** Said before the sentence, for those who see neither form nor colour. */
  readonly name: TextKey;
}

const LOOKS: Readonly<Record<InstallFinding["level"], Look>> = {
  problem: { icon: OctagonAlert, tone: "text-danger", name: "doctor.level_problem" },
  note: { icon: Info, tone: "text-info", name: "doctor.level_note" },
  ok: { icon: CircleCheck, tone: "text-success", name: "doctor.level_ok" },
};

/** What was found, each with the mend where one is needed. */
export function DoctorFindings(props: {
  readonly findings: readonly InstallFinding[];
  readonly zone: string | undefined;
}): JSX.Element {
  return (
    <ul class="divide-y divide-line border-y border-line">
      <For each={props.findings}>{(one) => <Finding finding={one} zone={props.zone} />}</For>
    </ul>
  );
}

function Finding(props: {
  readonly finding: InstallFinding;
  readonly zone: string | undefined;
}): JSX.Element {
  const look = () => LOOKS[props.finding.level];
  const words = () => wordsOf(props.finding, (at) => dateOf(at, props.zone));
  return (
    <li class="flex gap-3 py-3" data-code={props.finding.code} data-level={props.finding.level}>
      <Dynamic
        component={look().icon}
        size={18}
        class={`mt-0.5 flex-none ${look().tone}`}
        aria-hidden="true"
      />
      <div class="min-w-0 flex-1 space-y-1.5">
        <p
          class="[overflow-wrap:anywhere]"
          classList={{ "font-medium": look().name !== "doctor.level_ok" }}
        >
          <span class="sr-only">{t(look().name)}: </span>
          {words().sentence}
        </p>
        <Show when={words().mend}>
          <p class="text-muted [overflow-wrap:anywhere]">{words().mend}</p>
        </Show>
        <Show when={words().code}>{(code) => <CopyableCode text={code()} />}</Show>
      </div>
    </li>
  );
}
