import { A, useLocation, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Match, Switch } from "solid-js";
import { PASSWORD_CHARS_MIN } from "../../../../contracts/admin/password.ts";
import { choosePassword } from "../../api/auth.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { createAttempt } from "./attempt.ts";

/** What the links of an invitation and of a reset lead to. */
export function ChoosePassword(): JSX.Element {
  const isInvitation = useLocation().pathname === "/invitation";
  const title = () => (isInvitation ? t("account.welcome") : t("account.reset"));
  usePageTitle(title);
  const [params] = useSearchParams<{ token?: string }>();
  const [isDone, setDone] = createSignal(false);
  return (
    <>
      <h1 class="mb-2">{title()}</h1>
      <Switch>
        <Match when={isDone()}>
          <p role="status" class="mb-4">
            {t("account.password_chosen")}
          </p>
          <A href="/sign-in" class="btn btn-primary w-full">
            {t("account.sign_in")}
          </A>
        </Match>
        <Match when={!params.token}>
          <p role="alert">{t("account.link_used")}</p>
          <p class="mt-4">
            <A class="link" href="/forgot-password">
              {t("account.send_link")}
            </A>
          </p>
        </Match>
        <Match when={params.token}>
          {(token) => <PasswordForm token={token()} onDone={() => setDone(true)} />}
        </Match>
      </Switch>
    </>
  );
}

function PasswordForm(props: { readonly token: string; readonly onDone: () => void }): JSX.Element {
  const [password, setPassword] = createSignal("");
  const attempt = createAttempt(async () => {
    await choosePassword(props.token, password());
    props.onDone();
  });
  return (
    <Form class="space-y-4" onSubmit={attempt.make}>
      <TextField
        label={t("account.new_password")}
        hint={t("account.password_hint", { count: PASSWORD_CHARS_MIN })}
        type="password"
        autocomplete="new-password"
        isRequired
        hasFocus
        value={password()}
        onInput={setPassword}
        complaint={attempt.complaint()}
      />
      <Button type="submit" kind="primary" class="w-full" isBusy={attempt.isBusy()}>
        {t("account.save_password")}
      </Button>
    </Form>
  );
}
