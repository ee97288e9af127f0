import { useMutation, useQuery, useQueryClient } from "@tanstack/solid-query";
import { For, type JSX, Show } from "solid-js";
import {
  meOperations,
  NOTIFICATION_TOPICS,
  type NotificationPreferences,
  type NotificationTopic,
} from "../../../../contracts/admin/me.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Card } from "../../kit/page.tsx";
import { Loaded } from "../../kit/states.tsx";
import { SwitchField } from "../../kit/switch-field.tsx";
import { toastProblem } from "../../kit/toasts.tsx";

const KEY = ["GET /me/notifications"] as const;

/** Of all else a client's own users alone are told. */
const SUPER_TOPICS: readonly NotificationTopic[] = ["lead_follow_up"];

interface Choice {
  readonly topic: NotificationTopic;
  readonly isOn: boolean;
}

/** What one is told of by mail; each switch is saved as it is pressed. */
export function Mails(): JSX.Element {
  const me = useMe();
  const query = useQuery(() => ({
    queryKey: KEY,
    queryFn: () => call(meOperations, "GET /me/notifications", {}),
  }));
  const choose = useChoose();
  const isSuper = () => me.data?.role === "super_admin";
  return (
    <Card title={t("mails.preferences")} text={t("mails.preferences_text")}>
      <Show when={isSuper()}>
        <p class="mb-2">{t("mails.preferences_super")}</p>
      </Show>
      <Loaded query={query}>
        {(preferences) => (
          <For each={isSuper() ? SUPER_TOPICS : NOTIFICATION_TOPICS}>
            {(topic) => (
              <SwitchField
                label={t(`mails.topic_${topic}`)}
                hint={t(`mails.topic_${topic}_hint`)}
                isOn={preferences()[topic]}
                onChange={(isOn) => choose({ topic, isOn })}
              />
            )}
          </For>
        )}
      </Loaded>
    </Card>
  );
}

function useChoose(): (choice: Choice) => void {
  const queries = useQueryClient();
  const put = ({ topic, isOn }: Choice) =>
    queries.setQueryData<NotificationPreferences>(KEY, (all) => all && { ...all, [topic]: isOn });
  const choosing = useMutation(() => ({
    mutationFn: ({ topic, isOn }: Choice) =>
      call(meOperations, "PATCH /me/notifications", { body: { [topic]: isOn } }),
    onMutate: async (choice) => {
      // An answer that was asked for before would turn it back on the screen.
      await queries.cancelQueries({ queryKey: KEY });
      put(choice);
    },
    onError: (error, { topic, isOn }) => {
      put({ topic, isOn: !isOn });
      toastProblem(sentenceFor(error));
    },
    onSettled: () => {
      // Several may be under way: what the first answers is old by then.
      if (queries.isMutating({ mutationKey: KEY }) > 1) return;
      return queries.invalidateQueries({ queryKey: KEY });
    },
    mutationKey: KEY,
  }));
  return (choice) => choosing.mutate(choice);
}
