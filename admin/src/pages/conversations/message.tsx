import { A } from "@solidjs/router";
import ThumbsDown from "lucide-solid/icons/thumbs-down";
import ThumbsUp from "lucide-solid/icons/thumbs-up";
import { type JSX, Show } from "solid-js";
import type {
  ConversationDetail,
  ConversationMessage,
} from "../../../../contracts/admin/conversations.ts";
import { useCan } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";
import { Markdown } from "../../kit/markdown.tsx";
import { formatShare } from "../../kit/stat.tsx";
import { Time } from "../../kit/time.tsx";
import { spamWhy } from "../spam-rules/spam-why.ts";

interface SaidProps {
  readonly message: ConversationMessage;
  readonly conversation: ConversationDetail;
}

interface MessageProps extends SaidProps {
  /** The visitor has read it, and nothing of ours after it. */
  readonly isSeen: boolean;
}

const SURE = 0.8;
const UNSURE = 0.55;

export function Message(props: MessageProps): JSX.Element {
  return (
    <Show when={props.message.message_type !== "system"} fallback={<SystemLine {...props} />}>
      <Said {...props} />
    </Show>
  );
}

/** What happened, rather than what was said. */
function SystemLine(props: SaidProps): JSX.Element {
  return (
    <li data-message={props.message.id} class="text-center text-xs text-muted">
      {props.message.message_text} ·{" "}
      <Time at={props.message.created_at} zone={props.conversation.client_timezone} />
    </li>
  );
}

/** The team's own words stand out from the bot's, which nobody here has written. */
function bubbleOf({ message_type, is_blocked }: ConversationMessage): string {
  if (is_blocked) return "border border-dashed border-danger whitespace-pre-wrap text-muted";
  if (message_type === "user") return "bg-sunken whitespace-pre-wrap";
  return message_type === "human" ? "bg-accent-soft" : "border border-line bg-surface";
}

function Said(props: MessageProps): JSX.Element {
  const isVisitor = () => props.message.message_type === "user";
  const sender = () =>
    props.message.sender_name ?? t(`conversations.type_${props.message.message_type}`);
  return (
    <li
      data-message={props.message.id}
      class={isVisitor() ? "flex justify-start" : "flex justify-end"}
    >
      <div class="max-w-[85%]">
        <p
          class={`mb-1 flex items-baseline gap-2 text-xs text-muted ${isVisitor() ? "" : "justify-end"}`}
        >
          <span class="font-medium text-ink">{sender()}</span>
          <Show when={props.message.is_from_agent}>
            <Badge tone="info">{t("inbox.agent")}</Badge>
          </Show>
          <Time at={props.message.created_at} zone={props.conversation.client_timezone} />
        </p>
        <div class={`rounded-lg px-3.5 py-2 [overflow-wrap:anywhere] ${bubbleOf(props.message)}`}>
          <Show when={!isVisitor()} fallback={props.message.message_text}>
            <Markdown text={props.message.message_text} />
          </Show>
        </div>
        <Show when={props.message.message_type === "bot" && !props.message.is_from_agent}>
          <Provenance {...props} />
        </Show>
        <Show when={props.message.is_blocked}>
          <p class="mt-1 text-xs text-danger">
            {t("conversations.blocked")}
            <Show when={props.message.blocked_reason}>{(reason) => ` ${spamWhy(reason())}`}</Show>
          </p>
        </Show>
        <Show when={props.isSeen}>
          <p class="mt-1 text-right text-xs text-muted">{t("inbox.seen")}</p>
        </Show>
      </div>
    </li>
  );
}

function toneOf(confidence: number): Tone {
  if (confidence >= SURE) return "success";
  return confidence >= UNSURE ? "warning" : "danger";
}

/** What answered, how sure it was, what the visitor thought of it, and the way to mend it. */
function Provenance(props: SaidProps): JSX.Element {
  const can = useCan();
  const address = (path: string, query: Record<string, string>) =>
    `${path}?${new URLSearchParams({ widget: String(props.conversation.widget_id), ...query })}`;
  return (
    <div class="mt-1.5 flex flex-wrap items-center justify-end gap-x-2.5 gap-y-1 text-xs text-muted">
      <Show when={props.message.confidence_score !== null}>
        <Badge tone={toneOf(props.message.confidence_score ?? 0)}>
          {t("conversations.confidence", {
            share: formatShare(props.message.confidence_score ?? 0, 1),
          })}
        </Badge>
      </Show>
      <Show when={props.message.was_helpful === true}>
        <span class="flex items-center gap-1 text-success">
          <ThumbsUp size={13} aria-hidden="true" />
          {t("conversations.helpful")}
        </span>
      </Show>
      <Show when={props.message.was_helpful === false}>
        <span class="flex items-center gap-1 text-danger">
          <ThumbsDown size={13} aria-hidden="true" />
          {t("conversations.not_helpful")}
        </span>
      </Show>
      <Show when={props.message.feedback_text}>
        <span>“{props.message.feedback_text}”</span>
      </Show>
      <Show
        when={props.message.entry}
        fallback={
          <Show when={can("knowledge.manage")}>
            <A class="link" data-edit-answer href={address("/knowledge", { view: "gaps" })}>
              {t("conversations.no_entry")}
            </A>
          </Show>
        }
      >
        {(entry) => (
          <Show
            when={can("knowledge.manage") && entry().is_in_draft}
            fallback={<span>{entry().question}</span>}
          >
            <A
              class="link"
              data-edit-answer
              href={address("/knowledge", { entry: String(entry().id) })}
            >
              {t("conversations.edit_entry", { question: entry().question })}
            </A>
          </Show>
        )}
      </Show>
    </div>
  );
}
