import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Match, Switch } from "solid-js";
import { renderSVG } from "uqr";
import {
  disableTwoFactor,
  enableTwoFactor,
  renewRecoveryCodes,
  verifyTotp,
} from "../../api/auth.ts";
import { ME_KEY, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge } from "../../kit/badge.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Form } from "../../kit/form.tsx";
import { Card } from "../../kit/page.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";
import { createAttempt } from "../account/attempt.ts";
import { authSentence } from "../account/auth-sentence.ts";
import { SESSIONS_KEY } from "./sessions.tsx";

interface Setup {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** An app's code beside the password: turned on only once the app has shown that it works. */
export function TwoFactor(): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [setup, setSetup] = createSignal<Setup | null>(null);
  const [codes, setCodes] = createSignal<readonly string[] | null>(null);
  const renew = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ME_KEY }),
      queries.invalidateQueries({ queryKey: SESSIONS_KEY }),
    ]);
  const isOn = () => me.data?.two_factor_enabled === true;
  return (
    <Card
      title={t("settings.two_factor")}
      text={t("settings.two_factor_text")}
      actions={
        <Badge tone={isOn() ? "success" : "plain"}>
          {isOn() ? t("settings.on") : t("settings.off")}
        </Badge>
      }
    >
      <Switch>
        <Match when={codes()}>
          {(shown) => <RecoveryCodes codes={shown()} onDone={() => setCodes(null)} />}
        </Match>
        <Match when={setup()}>
          {(wish) => (
            <Confirm
              setup={wish()}
              onDone={async () => {
                setCodes(wish().backupCodes);
                setSetup(null);
                toast(t("settings.two_factor_on"));
                await renew();
              }}
            />
          )}
        </Match>
        <Match when={isOn()}>
          <PasswordForm
            actions={[
              {
                label: t("settings.new_codes"),
                run: async (password) => setCodes((await renewRecoveryCodes(password)).backupCodes),
              },
              {
                label: t("settings.turn_off"),
                run: async (password) => {
                  await disableTwoFactor(password);
                  toast(t("settings.two_factor_off"));
                  await renew();
                },
              },
            ]}
          />
        </Match>
        <Match when={!isOn()}>
          <PasswordForm
            actions={[
              {
                label: t("settings.turn_on"),
                run: async (password) => void setSetup(await enableTwoFactor(password)),
              },
            ]}
          />
        </Match>
      </Switch>
    </Card>
  );
}

interface Action {
  readonly label: string;
  readonly run: (password: string) => Promise<unknown>;
}

/** Whoever sits down at an open machine must not change how one signs in. */
function PasswordForm(props: { readonly actions: readonly Action[] }): JSX.Element {
  const [password, setPassword] = createSignal("");
  const [complaint, setComplaint] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal<string | null>(null);
  const attempt = async ({ label, run }: Action) => {
    setBusy(label);
    setComplaint(null);
    try {
      await run(password());
      setPassword("");
    } catch (error) {
      setComplaint(authSentence(error));
    }
    setBusy(null);
  };
  return (
    <Form
      class="space-y-3"
      onSubmit={() => {
        // Of several, the user chooses: Enter must not be taken for one of them.
        const [only, another] = props.actions;
        if (only && !another) void attempt(only);
      }}
    >
      <TextField
        label={t("settings.your_password")}
        type="password"
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
        complaint={complaint()}
      />
      <div class="flex flex-wrap gap-2">
        <For each={props.actions}>
          {(action) => (
            <Button
              isBusy={busy() === action.label}
              disabled={!password()}
              onClick={() => attempt(action)}
            >
              {action.label}
            </Button>
          )}
        </For>
      </div>
    </Form>
  );
}

function Confirm(props: { readonly setup: Setup; readonly onDone: () => void }): JSX.Element {
  const [code, setCode] = createSignal("");
  const picture = () =>
    `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(props.setup.totpURI, { border: 2 }))}`;
  const secret = () => new URL(props.setup.totpURI).searchParams.get("secret") ?? "";
  const attempt = createAttempt(async () => {
    await verifyTotp(code().replace(/\s/g, ""));
    props.onDone();
  });
  return (
    <Form class="space-y-4" onSubmit={attempt.make}>
      <p>{t("settings.scan")}</p>
      <img
        src={picture()}
        alt={t("settings.qr")}
        width="180"
        height="180"
        class="rounded-md border border-line bg-white"
      />
      <p class="flex flex-wrap items-center gap-2">
        <code class="[overflow-wrap:anywhere]">{secret()}</code>
        <CopyButton text={secret()} />
      </p>
      <TextField
        class="max-w-48"
        label={t("account.code")}
        inputMode="numeric"
        autocomplete="one-time-code"
        isRequired
        value={code()}
        onInput={setCode}
        complaint={attempt.complaint()}
      />
      <Button type="submit" kind="primary" isBusy={attempt.isBusy()}>
        {t("settings.turn_on")}
      </Button>
    </Form>
  );
}

function RecoveryCodes(props: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}): JSX.Element {
  return (
    <div class="space-y-3">
      <p>{t("settings.codes_text")}</p>
      <ul class="mono grid grid-cols-2 gap-1 rounded-md bg-sunken p-3">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ul>
      <div class="flex gap-2">
        <CopyButton text={props.codes.join("\n")} />
        <Button onClick={() => props.onDone()}>{t("settings.codes_kept")}</Button>
      </div>
    </div>
  );
}
