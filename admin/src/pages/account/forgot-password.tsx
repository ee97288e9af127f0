import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { requestReset } from "../../api/auth.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { createAttempt } from "./attempt.ts";

export function ForgotPassword(): JSX.Element {
  usePageTitle(() => t("account.reset"));
  const [email, setEmail] = createSignal("");
  const [isSent, setSent] = createSignal(false);
  const attempt = createAttempt(async () => {
    await requestReset(email().trim());
    setSent(true);
  });
  return (
    <>
      <h1 class="mb-2">{t("account.reset")}</h1>
      <Show
        when={!isSent()}
        fallback={<p role="status">{t("account.reset_sent", { email: email() })}</p>}
      >
        <p class="mb-4 text-muted">{t("account.reset_text")}</p>
        <Form class="space-y-4" onSubmit={attempt.make}>
          <TextField
            label={t("account.email")}
            type="email"
            autocomplete="username"
            isRequired
            hasFocus
            value={email()}
            onInput={setEmail}
            complaint={attempt.complaint()}
          />
          <Button type="submit" kind="primary" class="w-full" isBusy={attempt.isBusy()}>
            {t("account.send_link")}
          </Button>
        </Form>
      </Show>
      <p class="mt-4 text-center">
        <A class="link" href="/sign-in">
          {t("account.back")}
        </A>
      </p>
    </>
  );
}
