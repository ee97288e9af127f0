import { createSignal, type JSX } from "solid-js";
import { verifyRecoveryCode, verifyTotp } from "../../api/auth.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { createAttempt } from "./attempt.ts";

/** The second step of a sign-in: the code of the app, or one of the recovery codes. */
export function SecondFactor(props: { readonly onDone: () => void | Promise<void> }): JSX.Element {
  const [isRecovery, setRecovery] = createSignal(false);
  const [code, setCode] = createSignal("");
  const attempt = createAttempt(async () => {
    const verify = isRecovery() ? verifyRecoveryCode : verifyTotp;
    await verify(code().replace(/\s/g, ""));
    await props.onDone();
  });
  return (
    <Form class="space-y-4" onSubmit={attempt.make}>
      <h1>{t("account.two_factor")}</h1>
      <TextField
        label={isRecovery() ? t("account.recovery_code") : t("account.code")}
        hint={isRecovery() ? t("account.recovery_hint") : t("account.code_hint")}
        autocomplete="one-time-code"
        inputMode={isRecovery() ? "text" : "numeric"}
        isRequired
        hasFocus
        value={code()}
        onInput={setCode}
        complaint={attempt.complaint()}
      />
      <Button type="submit" kind="primary" class="w-full" isBusy={attempt.isBusy()}>
        {t("account.continue")}
      </Button>
      <Button
        kind="quiet"
        class="w-full"
        onClick={() => {
          setRecovery(!isRecovery());
          setCode("");
        }}
      >
        {isRecovery() ? t("account.use_app") : t("account.use_recovery")}
      </Button>
    </Form>
  );
}
