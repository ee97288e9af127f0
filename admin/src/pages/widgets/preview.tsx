import { createEffect, createSignal, type JSX, onCleanup } from "solid-js";
import { z } from "zod";
import { knowledgeOperations } from "../../../../contracts/admin/knowledge.ts";
import type { WidgetConfig } from "../../../../contracts/widget-config.ts";
import { call } from "../../api/client.ts";
import { useMe } from "../../api/session.ts";
import { t } from "../../i18n/i18n.ts";
import { cleanList } from "../../kit/list-field.tsx";
import type { Draft } from "./widget-draft.ts";

/** What of a widget's settings a visitor sees. */
export type ShownSettings = Omit<
  WidgetConfig,
  "widget_key" | "require_captcha" | "captcha_site_key" | "contact" | "version"
>;

interface PreviewProps {
  readonly settings: Draft | ShownSettings;
  readonly widgetKey: string;
  /** Null while there is none: then nothing can be tried. */
  readonly widgetId: number | null;
}

const Said = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("opened") }),
  z.object({ type: z.literal("closed") }),
  z.object({ type: z.literal("ask"), id: z.number(), text: z.string() }),
]);

/** The real widget in a frame of its own origin, following each keystroke. What it is asked is tried on the draft. */
export function Preview(props: PreviewProps): JSX.Element {
  const me = useMe();
  const [isReady, setReady] = createSignal(false);
  const [isOpen, setOpen] = createSignal(true);
  let frame: HTMLIFrameElement | undefined;
  const origin = () => me.data?.widget_origin ?? "";
  const tell = (message: object) => frame?.contentWindow?.postMessage(message, origin());
  const hear = (event: MessageEvent) => {
    if (event.source !== frame?.contentWindow || event.origin !== origin()) return;
    const said = Said.safeParse(event.data).data;
    if (said?.type === "ready") setReady(true);
    if (said?.type === "opened") setOpen(true);
    if (said?.type === "closed") setOpen(false);
    if (said?.type === "ask") {
      void tryQuestion(props.widgetId, said.text).then((answer) =>
        tell({ type: "answer", id: said.id, answer }),
      );
    }
  };
  addEventListener("message", hear);
  onCleanup(() => removeEventListener("message", hear));
  createEffect(() => {
    const config = configOf(props.settings, props.widgetKey);
    if (isReady()) tell({ type: "config", config, open: isOpen() });
  });
  return (
    <iframe
      ref={frame}
      title={t("widgets.preview")}
      src={`${origin()}/preview/?admin=${encodeURIComponent(location.origin)}`}
      class="h-full w-full rounded-lg border border-line bg-surface"
    />
  );
}

async function tryQuestion(widgetId: number | null, question: string) {
  if (widgetId === null) return null;
  try {
    const tried = await call(knowledgeOperations, "POST /widgets/:widgetId/knowledge/try", {
      params: { widgetId },
      body: { question },
    });
    const { text, confidence, sources, suggestions, action } = tried.visitor_sees;
    return { response: text, confidence: confidence ?? 0, sources, suggestions, action };
  } catch {
    return null;
  }
}

function configOf(shown: Draft | ShownSettings, widgetKey: string): WidgetConfig {
  // A store's parts are proxies, which a message between windows refuses.
  const settings: ShownSettings = JSON.parse(JSON.stringify(shown));
  return {
    widget_key: widgetKey,
    widget_name: settings.widget_name,
    primary_color: settings.primary_color,
    secondary_color: settings.secondary_color,
    position: settings.position,
    welcome_message: settings.welcome_message,
    bot_name: settings.bot_name,
    bot_avatar_url: settings.bot_avatar_url,
    enable_appointment_booking: settings.enable_appointment_booking,
    enable_email_capture: settings.enable_email_capture,
    enable_phone_capture: settings.enable_phone_capture,
    enable_ai_handoff: settings.enable_ai_handoff,
    enable_human_handoff: settings.enable_human_handoff,
    business_hours: settings.business_hours,
    offline_message: settings.offline_message,
    is_active: true,
    industry: settings.industry,
    require_captcha: false,
    captcha_site_key: null,
    require_disclaimer: settings.require_disclaimer,
    disclaimer_text: settings.disclaimer_text,
    disclaimer_version: settings.disclaimer_version ?? "1",
    require_consent: settings.require_consent,
    consent_text: settings.consent_text,
    consent_version: settings.consent_version ?? "1",
    contact: { email: null, phone: null, url: null },
    intro_messages: cleanList(settings.intro_messages),
    quick_actions: settings.quick_actions,
    auto_open_delay_ms: null,
    locale: settings.locale,
    color_scheme: settings.color_scheme,
    version: 0,
  };
}
