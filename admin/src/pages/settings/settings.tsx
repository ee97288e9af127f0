import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { meOperations } from "../../../../contracts/admin/me.ts";
import { PASSWORD_CHARS_MIN } from "../../../../contracts/admin/password.ts";
import { changePassword } from "../../api/auth.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { ME_KEY, useMe } from "../../api/session.ts";
import { LOCALES, type Locale, setLocale, t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { toast } from "../../kit/toasts.tsx";
import { setTheme, type Theme, theme } from "../../layout/theme.ts";
import { usePageTitle } from "../../layout/title.ts";
import { authSentence } from "../account/auth-sentence.ts";
import { Mails } from "./mails.tsx";
import { SESSIONS_KEY, Sessions } from "./sessions.tsx";
import { TwoFactor } from "./two-factor.tsx";

const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];

export function SettingsPage(): JSX.Element {
  usePageTitle(() => t("layout.settings"));
  return (
    <Page title={t("layout.settings")}>
      <div class="grid max-w-2xl gap-5">
        <Profile />
        <Password />
        <Mails />
        <TwoFactor />
        <Sessions />
      </div>
    </Page>
  );
}

function Profile(): JSX.Element {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = createSignal<string | null>(null);
  const [language, setLanguage] = createSignal<Locale | null>(null);
  const saving = useMutation(() => ({
    mutationFn: () =>
      call(meOperations, "PATCH /me", {
        body: {
          ...(name() === null ? {} : { name: name() ?? "" }),
          ...(language() === null ? {} : { locale: language() ?? "en" }),
        },
      }),
    onSuccess: async (saved) => {
      await setLocale(saved.locale);
      await queries.invalidateQueries({ queryKey: ME_KEY });
      toast(t("settings.saved"));
    },
  }));
  return (
    <Card title={t("settings.profile")}>
      <Form class="space-y-4" onSubmit={() => saving.mutate()}>
        <TextField
          label={t("kit.name")}
          autocomplete="name"
          isRequired
          value={name() ?? me.data?.name ?? ""}
          onInput={setName}
          complaint={saving.error ? sentenceFor(saving.error) : null}
        />
        <TextField
          label={t("kit.email")}
          isDisabled
          value={me.data?.email ?? ""}
          onInput={() => undefined}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t("settings.language")}
            value={language() ?? me.data?.locale ?? "en"}
            options={LOCALES.map((value) => ({ value, label: t(`settings.language_${value}`) }))}
            onChange={setLanguage}
          />
          <SelectField
            label={t("settings.theme")}
            value={theme()}
            options={THEMES.map((value) => ({ value, label: t(`settings.theme_${value}`) }))}
            onChange={setTheme}
          />
        </div>
        <Button type="submit" kind="primary" isBusy={saving.isPending}>
          {t("kit.save")}
        </Button>
      </Form>
    </Card>
  );
}

function Password(): JSX.Element {
  const queries = useQueryClient();
  const [current, setCurrent] = createSignal("");
  const [next, setNext] = createSignal("");
  const changing = useMutation(() => ({
    mutationFn: () => changePassword(current(), next()),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      toast(t("settings.password_changed"));
      return queries.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  }));
  return (
    <Card title={t("settings.password")} text={t("settings.password_text")}>
      <Form class="space-y-4" onSubmit={() => changing.mutate()}>
        <TextField
          label={t("settings.current_password")}
          type="password"
          autocomplete="current-password"
          isRequired
          value={current()}
          onInput={setCurrent}
        />
        <TextField
          label={t("account.new_password")}
          hint={t("account.password_hint", { count: PASSWORD_CHARS_MIN })}
          type="password"
          autocomplete="new-password"
          isRequired
          value={next()}
          onInput={setNext}
        />
        <Show when={changing.error}>
          <p class="complaint" role="alert">
            {authSentence(changing.error)}
          </p>
        </Show>
        <Button type="submit" isBusy={changing.isPending}>
          {t("settings.change_password")}
        </Button>
      </Form>
    </Card>
  );
}
