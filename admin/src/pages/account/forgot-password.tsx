import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { requestReset } from "../../api/auth.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { authSentence } from "./auth-sentence.ts";

export function ForgotPassword(): JSX.Element {
  usePageTitle(() => t("account.reset"));
  const [email, setEmail] = createSignal("");
  const [isSent, setSent] = createSignal(false);
  const [complaint, setComplaint] = createSignal<string | null>(null);
  const [isBusy, setBusy] = createSignal(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setComplaint(null);
    try {
      await requestReset(email().trim());
      setSent(true);
    } catch (error) {
      setComplaint(authSentence(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h1 class="mb-2">{t("account.reset")}</h1>
      <Show
        when={!isSent()}
        fallback={<p role="status">{t("account.reset_sent", { email: email() })}</p>}
      >
        <p class="mb-4 text-muted">{t("account.reset_text")}</p>
        <form class="space-y-4" onSubmit={submit}>
          <TextField
            label={t("account.email")}
            type="email"
            autocomplete="username"
            isRequired
            hasFocus
            value={email()}
            onInput={setEmail}
            complaint={complaint()}
          />
          <Button type="submit" kind="primary" class="w-full" isBusy={isBusy()}>
            {t("account.send_link")}
          </Button>
        </form>
      </Show>
      <p class="mt-4 text-center">
        <A class="link" href="/sign-in">
          {t("account.back")}
        </A>
      </p>
    </>
  );
}
