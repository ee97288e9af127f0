import BadgeCheck from "lucide-solid/icons/badge-check";
import CircleQuestionMark from "lucide-solid/icons/circle-question-mark";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { identityLines } from "./identity-lines.ts";

/** More are shown when somebody asks: twenty would push all else out of sight. */
const LINES_SHOWN = 6;

/** What the client's server signed of a visitor, and, apart from it, what the page only said. */
export function IdentityFacts(props: { readonly conversation: ConversationDetail }): JSX.Element {
  const lines = () => identityLines(props.conversation);
  return (
    <>
      <Show when={props.conversation.is_verified}>
        <Block
          icon={<BadgeCheck size={16} aria-hidden="true" />}
          tone="text-success"
          title={t("identity.verified_block")}
          text={t("identity.verified_text")}
          lines={lines().verified}
        />
      </Show>
      <Show when={lines().claimed.length > 0}>
        <Block
          icon={<CircleQuestionMark size={16} aria-hidden="true" />}
          tone="text-muted"
          title={t("identity.claimed")}
          text={t("identity.claimed_text")}
          lines={lines().claimed}
        />
      </Show>
    </>
  );
}

interface BlockProps {
  readonly icon: JSX.Element;
  readonly tone: string;
  readonly title: string;
  readonly text: string;
  readonly lines: ReturnType<typeof identityLines>["verified"];
}

function Block(props: BlockProps): JSX.Element {
  const [isWhole, setWhole] = createSignal(false);
  const isLong = () => props.lines.length > LINES_SHOWN;
  const shown = () => (isWhole() ? props.lines : props.lines.slice(0, LINES_SHOWN));
  return (
    <section aria-label={props.title} class="mt-4 rounded-md border border-line p-3">
      <h3 class={`flex items-center gap-1.5 ${props.tone}`}>
        {props.icon}
        {props.title}
      </h3>
      <p class="mt-0.5 text-xs text-muted">{props.text}</p>
      <dl class="mt-2 space-y-2 empty:hidden">
        <For each={shown()}>
          {(line) => (
            <div>
              <dt class="text-xs text-muted [overflow-wrap:anywhere]" dir="auto">
                {line.label}
              </dt>
              <dd class="[overflow-wrap:anywhere]" dir="auto">
                {line.value}
              </dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={isLong()}>
        <button
          type="button"
          class="link mt-2 text-[0.8125rem] text-accent-text underline max-sm:min-h-11"
          aria-expanded={isWhole()}
          onClick={() => setWhole(!isWhole())}
        >
          {isWhole()
            ? t("identity.fewer_attributes")
            : t("identity.all_attributes", { count: props.lines.length })}
        </button>
      </Show>
    </section>
  );
}
