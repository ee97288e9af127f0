import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { INDUSTRIES, type WidgetConfig } from "../../../../contracts/widget-config.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { ColorField } from "../../kit/color-field.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";

const DEFAULTS = {
  widget_name: "",
  bot_name: "Assistant",
  primary_color: "#0f766e",
  welcome_message: "",
};

/** The few things that a widget needs to begin with; the rest has good defaults and its own page. */
export function NewWidgetPage(): JSX.Element {
  usePageTitle(() => t("layout.new_widget"));
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wish, setWish] = createSignal({
    ...DEFAULTS,
    welcome_message: t("widgets.welcome_default"),
  });
  const [industry, setIndustry] = createSignal<WidgetConfig["industry"]>("general");
  const [clientId, setClientId] = createSignal("");
  const change = (part: Partial<typeof DEFAULTS>) => setWish({ ...wish(), ...part });
  const creation = useMutation(() => ({
    mutationFn: () => {
      const client = clientId() ? { client_id: Number(clientId()) } : {};
      const { primary_color } = wish();
      return call(widgetOperations, "POST /widgets", {
        body: { ...wish(), ...client, industry: industry(), secondary_color: primary_color },
      });
    },
    onSuccess: async (widget) => {
      await queries.invalidateQueries();
      navigate(`/widgets/${widget.id}?created=1`);
    },
  }));
  const complaint = (field: string) => complaintOn(creation.error, field);
  return (
    <Page title={t("layout.new_widget")} text={t("widgets.new_text")}>
      <Card class="max-w-xl">
        <Form class="space-y-4" onSubmit={() => creation.mutate()}>
          <Show when={me.data?.client === null}>
            <ClientField
              value={clientId()}
              onChange={setClientId}
              complaint={complaint("client_id")}
            />
          </Show>
          <TextField
            label={t("widgets.widget_name")}
            hint={t("widgets.widget_name_hint")}
            isRequired
            hasFocus
            maxLength={120}
            value={wish().widget_name}
            onInput={(widget_name) => change({ widget_name })}
            complaint={complaint("widget_name")}
          />
          <SelectField
            label={t("widgets.industry")}
            hint={t("widgets.industry_hint")}
            value={industry()}
            options={INDUSTRIES.map((value) => ({ value, label: t(`widgets.industry_${value}`) }))}
            onChange={setIndustry}
          />
          <Looks wish={wish()} onChange={change} complaint={complaint} />
          <FormError error={creation.error} />
          <Button type="submit" kind="primary" isBusy={creation.isPending}>
            {t("widgets.create")}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}

interface LooksProps {
  readonly wish: typeof DEFAULTS;
  readonly onChange: (part: Partial<typeof DEFAULTS>) => void;
  readonly complaint: (field: string) => string | null;
}

function Looks(props: LooksProps): JSX.Element {
  return (
    <>
      <TextField
        label={t("widgets.bot_name")}
        isRequired
        maxLength={60}
        value={props.wish.bot_name}
        onInput={(bot_name) => props.onChange({ bot_name })}
        complaint={props.complaint("bot_name")}
      />
      <ColorField
        label={t("widgets.primary_color")}
        value={props.wish.primary_color}
        onInput={(primary_color) => props.onChange({ primary_color })}
        complaint={props.complaint("primary_color")}
      />
      <TextArea
        label={t("widgets.welcome_message")}
        value={props.wish.welcome_message}
        onInput={(welcome_message) => props.onChange({ welcome_message })}
        complaint={props.complaint("welcome_message")}
      />
    </>
  );
}
