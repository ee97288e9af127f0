import { A, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { signIn } from "../../api/auth.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { createAttempt } from "./attempt.ts";
import { SecondFactor } from "./second-factor.tsx";

export function SignIn(): JSX.Element {
  usePageTitle(() => t("account.sign_in"));
  const [params] = useSearchParams<{ next?: string }>();
  const [email, setEmail] = createSignal("");
  const [password, setPassword] = createSignal("");
  const [needsCode, setNeedsCode] = createSignal(false);
  const attempt = createAttempt(async () => {
    if (await signIn(email().trim(), password())) setNeedsCode(true);
    else enter(params.next);
  });
  return (
    <Show when={!needsCode()} fallback={<SecondFactor onDone={() => enter(params.next)} />}>
      <h1 class="mb-4">{t("account.sign_in")}</h1>
      <Form class="space-y-4" onSubmit={attempt.make}>
        <TextField
          label={t("account.email")}
          type="email"
          autocomplete="username"
          isRequired
          hasFocus
          value={email()}
          onInput={setEmail}
        />
        <TextField
          label={t("account.password")}
          type="password"
          autocomplete="current-password"
          isRequired
          value={password()}
          onInput={setPassword}
          complaint={attempt.complaint()}
        />
        <Button type="submit" kind="primary" class="w-full" isBusy={attempt.isBusy()}>
          {t("account.sign_in")}
        </Button>
        <p class="text-center">
          <A class="link" href="/forgot-password">
            {t("account.forgot")}
          </A>
        </p>
      </Form>
    </Show>
  );
}

/** A whole new page, within this site only: `next` comes from the address, which anybody can write. */
function enter(next: string | undefined): void {
  // Parsed as the browser will: it drops tabs and line breaks, and takes a backslash for a slash.
  const { origin } = location;
  const isOurs = next !== undefined && URL.canParse(next, origin);
  const wished = new URL(isOurs ? next : "/", origin);
  location.assign(wished.origin === origin ? wished.href : "/");
}
