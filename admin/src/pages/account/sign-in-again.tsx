import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import { type Me, meOperations } from "../../../../contracts/admin/me.ts";
import { signIn } from "../../api/auth.ts";
import { beginSession, call } from "../../api/client.ts";
import { isSignedOut, ME_KEY, setSignedOut } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Form } from "../../kit/form.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { createAttempt } from "./attempt.ts";
import { SecondFactor } from "./second-factor.tsx";

/** Over the page whose session has ended: what is typed in it is still there when one is back. */
export function SignInAgain(): JSX.Element {
  const queries = useQueryClient();
  const [needsCode, setNeedsCode] = createSignal(false);
  const known = () => queries.getQueryData<Me>(ME_KEY);
  const back = async () => {
    beginSession();
    const me = await call(meOperations, "GET /me", {});
    if (me.id !== known()?.id) {
      // Nothing of the former user's stays in memory.
      location.reload();
      return;
    }
    setNeedsCode(false);
    setSignedOut(false);
    await queries.invalidateQueries();
  };
  // Perhaps the user has signed in again in another tab.
  const look = () => isSignedOut() && void back().catch(() => undefined);
  addEventListener("focus", look);
  onCleanup(() => removeEventListener("focus", look));
  return (
    <Dialog
      isOpen={isSignedOut()}
      isFirm
      onClose={() => {}}
      title={t("account.signed_out")}
      description={t("account.signed_out_text")}
    >
      <Show when={!needsCode()} fallback={<SecondFactor onDone={back} />}>
        <PasswordAgain
          email={known()?.email ?? ""}
          onDone={back}
          onSecondFactor={() => setNeedsCode(true)}
        />
      </Show>
    </Dialog>
  );
}

interface PasswordAgainProps {
  readonly email: string;
  readonly onDone: () => Promise<void>;
  readonly onSecondFactor: () => void;
}

function PasswordAgain(props: PasswordAgainProps): JSX.Element {
  const [password, setPassword] = createSignal("");
  const attempt = createAttempt(async () => {
    if (await signIn(props.email, password())) props.onSecondFactor();
    else await props.onDone();
  });
  return (
    <Form class="space-y-4" onSubmit={attempt.make}>
      <TextField
        label={t("account.email")}
        type="email"
        autocomplete="username"
        isDisabled
        value={props.email}
        onInput={() => {}}
      />
      <TextField
        label={t("account.password")}
        type="password"
        autocomplete="current-password"
        isRequired
        hasFocus
        value={password()}
        onInput={setPassword}
        complaint={attempt.complaint()}
      />
      <Button type="submit" kind="primary" class="w-full" isBusy={attempt.isBusy()}>
        {t("account.sign_in")}
      </Button>
      <Button kind="quiet" class="w-full" onClick={() => location.assign("/sign-in")}>
        {t("account.other_user")}
      </Button>
    </Form>
  );
}
