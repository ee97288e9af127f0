import { useNavigate } from "@solidjs/router";
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, type JSX, Show } from "solid-js";
import { widgetOperations } from "../../../../contracts/admin/widgets.ts";
import { USUAL_DISCLAIMERS } from "../../../../contracts/usual-notices.ts";
import { INDUSTRIES, type WidgetConfig } from "../../../../contracts/widget-config.ts";
import { call } from "../../api/client.ts";
import { complaintOn } from "../../api/sentence.ts";
import { useCan, useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { ClientField } from "../../kit/client-field.tsx";
import { ColorField } from "../../kit/color-field.tsx";
import { Form } from "../../kit/form.tsx";
import { FormError } from "../../kit/form-error.tsx";
import { LeaveGuard } from "../../kit/leave-guard.tsx";
import { Card, Page } from "../../kit/page.tsx";
import { SelectField } from "../../kit/select-field.tsx";
import { NoPermission, SkeletonRows } from "../../kit/states.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { usePageTitle } from "../../layout/title.ts";
import { ContrastWarning } from "./contrast-warning.tsx";
import { Preview, type ShownSettings } from "./preview.tsx";

const DEFAULTS = {
  widget_name: "",
  bot_name: "Assistant",
  primary_color: "#0f766e",
  welcome_message: "",
};

/** Of no widget: what is shown before there is one. */
const PREVIEW_KEY = `wtfu_${"0".repeat(32)}`;

const SHOWN: Omit<ShownSettings, keyof typeof DEFAULTS | "secondary_color" | "industry"> = {
  position: "bottom-right",
  bot_avatar_url: null,
  enable_appointment_booking: false,
  enable_email_capture: true,
  enable_phone_capture: true,
  enable_ai_handoff: false,
  enable_human_handoff: false,
  business_hours: null,
  offline_message: "",
  is_active: true,
  require_disclaimer: false,
  disclaimer_text: null,
  disclaimer_version: null,
  require_consent: false,
  consent_text: null,
  consent_version: null,
  intro_messages: [],
  quick_actions: [],
  auto_open_delay_ms: null,
  locale: "auto",
  color_scheme: "auto",
};

export function NewWidgetPage(): JSX.Element {
  usePageTitle(() => t("layout.new_widget"));
  const me = useMe();
  const can = useCan();
  return (
    <Show when={me.data} fallback={<SkeletonRows />}>
      <Show when={can("widgets.manage")} fallback={<NoPermission />}>
        <NewWidget />
      </Show>
    </Show>
  );
}

/** The few things that a widget needs to begin with; the rest has good defaults and its own page. */
function NewWidget(): JSX.Element {
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const first = { ...DEFAULTS, welcome_message: t("widgets.welcome_default") };
  const [wish, setWish] = createSignal(first);
  const [isMade, setMade] = createSignal(false);
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
      await queries.invalidateQueries({ queryKey: ["GET /widgets"] });
      await queries.invalidateQueries({ queryKey: ["GET /widget-options"] });
      setMade(true);
      navigate(`/widgets/${widget.id}?created=1`);
    },
  }));
  const complaint = (field: string) => complaintOn(creation.error, field);
  return (
    <Page title={t("layout.new_widget")} text={t("widgets.new_text")}>
      <div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <Card>
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
              options={INDUSTRIES.map((value) => ({
                value,
                label: t(`widgets.industry_${value}`),
              }))}
              onChange={setIndustry}
            />
            <Looks wish={wish()} onChange={change} complaint={complaint} />
            <FormError error={creation.error} />
            <Button type="submit" kind="primary" isBusy={creation.isPending}>
              {t("widgets.create")}
            </Button>
          </Form>
        </Card>
        <NewPreview wish={wish()} industry={industry()} />
      </div>
      <LeaveGuard isDirty={!isMade() && wish() !== first} />
    </Page>
  );
}

function NewPreview(props: {
  readonly wish: typeof DEFAULTS;
  readonly industry: WidgetConfig["industry"];
}): JSX.Element {
  const settings = () => ({
    ...SHOWN,
    ...props.wish,
    secondary_color: props.wish.primary_color,
    industry: props.industry,
    ...noticeOf(props.industry),
  });
  return (
    <div class="h-[42rem] lg:sticky lg:top-5 lg:h-[calc(100dvh-2.5rem)] lg:max-h-[46rem]">
      <Preview settings={settings()} widgetKey={PREVIEW_KEY} widgetId={null} />
    </div>
  );
}

/** What the API gives a new widget of the industry, which speaks English until it is told otherwise. */
function noticeOf(industry: WidgetConfig["industry"]) {
  if (industry === "general") return {};
  const disclaimer_text = USUAL_DISCLAIMERS.en[industry];
  return { require_disclaimer: true, disclaimer_text, disclaimer_version: "1" };
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
      <ContrastWarning primary={props.wish.primary_color} secondary={props.wish.primary_color} />
      <TextArea
        label={t("widgets.welcome_message")}
        value={props.wish.welcome_message}
        onInput={(welcome_message) => props.onChange({ welcome_message })}
        complaint={props.complaint("welcome_message")}
      />
    </>
  );
}
