import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { Button } from "../../../kit/button.tsx";
import { SwitchField } from "../../../kit/switch-field.tsx";
import type { SectionProps } from "../sections.ts";
import { CaptchaKeysDialog } from "./captcha-keys.tsx";
import { Part } from "./part.tsx";

/** Whether everybody is challenged, and with whose keys. */
export function ChallengeFields(props: SectionProps): JSX.Element {
  const [isAsking, setAsking] = createSignal(false);
  return (
    <Part title={t("limits.captcha_title")}>
      <div>
        <SwitchField
          label={t("limits.captcha")}
          hint={t("limits.captcha_hint")}
          isOn={props.form.draft.require_captcha}
          onChange={(isOn) => props.form.set("require_captcha", isOn)}
        />
        <Show when={props.form.draft.require_captcha && !props.widget.can_challenge}>
          <p class="pl-12 text-[0.8125rem] text-warning" role="status">
            {t("limits.captcha_unkeyed_on")}
          </p>
        </Show>
      </div>
      <section aria-label={t("limits.keys")}>
        <p class="label">{t("limits.keys")}</p>
        <p class="mb-2 [overflow-wrap:anywhere]">
          <Switch fallback={t("limits.keys_none")}>
            <Match when={props.widget.captcha_site_key}>
              {(key) => (
                <>
                  {t("limits.keys_own")} <code class="select-all">{key()}</code>
                </>
              )}
            </Match>
            <Match when={props.widget.can_challenge}>{t("limits.keys_platform")}</Match>
          </Switch>
        </p>
        <Button onClick={() => setAsking(true)}>
          {t(props.widget.captcha_site_key ? "limits.keys_change" : "limits.keys_enter")}
        </Button>
      </section>
      <Show when={isAsking()}>
        <CaptchaKeysDialog
          widget={props.widget}
          onStored={props.onStored}
          onClose={() => setAsking(false)}
        />
      </Show>
    </Part>
  );
}
