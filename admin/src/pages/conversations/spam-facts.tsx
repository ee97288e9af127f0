import { type JSX, Show } from "solid-js";
import type { ConversationDetail } from "../../../../contracts/admin/conversations.ts";
import { t } from "../../i18n/i18n.ts";
import { formatShare } from "../../kit/stat.tsx";
import { Time } from "../../kit/time.tsx";
import { spamWhy } from "../spam-rules/spam-why.ts";
import { Fact } from "./fact.tsx";

/** How much a conversation looks like spam, why, and who said so. */
export function SpamFacts(props: { readonly conversation: ConversationDetail }): JSX.Element {
  const talk = () => props.conversation;
  return (
    <>
      <Fact label={t("conversations.spam_score")} value={talk().spam_score}>
        {formatShare(talk().spam_score, 1)}
      </Fact>
      <Fact
        label={t("conversations.spam_reason")}
        value={talk().spam_reason && spamWhy(talk().spam_reason ?? "")}
      />
      <Show when={talk().spam_decided_at}>
        {(at) => (
          <Fact label={t("conversations.spam_decided")} value={at()}>
            {t(talk().is_spam ? "conversations.decided_spam" : "conversations.decided_honest")}{" "}
            <Time at={at()} zone={talk().client_timezone} />
          </Fact>
        )}
      </Show>
    </>
  );
}
