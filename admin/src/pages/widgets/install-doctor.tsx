import { useMutation, useQuery } from "@tanstack/solid-query";
import CircleCheck from "lucide-solid/icons/circle-check";
import ExternalLink from "lucide-solid/icons/external-link";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { clientOperations } from "../../../../contracts/admin/clients.ts";
import {
  type InstallCheck,
  installCheckOperations,
} from "../../../../contracts/admin/install-check.ts";
import { installationOperations } from "../../../../contracts/admin/installations.ts";
import { call } from "../../api/client.ts";
import { complaintOn, sentenceFor } from "../../api/sentence.ts";
import { useCan } from "../../api/session.ts";
import { useWidgetOptions } from "../../api/widget-options.ts";
import { t, tn } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { Form } from "../../kit/form.tsx";
import { Card } from "../../kit/page.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { DoctorFindings } from "./doctor-findings.tsx";

interface DoctorProps {
  readonly widgetId: number;
}

/** Looks at a page of the client's, and says what keeps the widget from running there. */
export function InstallDoctor(props: DoctorProps): JSX.Element {
  return (
    <Card title={t("doctor.title")} text={t("doctor.text")}>
      <Doctor widgetId={props.widgetId} />
    </Card>
  );
}

function Doctor(props: DoctorProps): JSX.Element {
  const [typed, setTyped] = createSignal<string | null>(null);
  const options = useWidgetOptions();
  const widget = () => options.data?.items.find(({ id }) => id === props.widgetId);
  const likely = useLikelyAddress({
    widgetId: props.widgetId,
    clientId: () => widget()?.client_id ?? null,
  });
  const address = () => typed() ?? likely();
  const check = useMutation(() => ({
    mutationFn: (url: string) =>
      call(installCheckOperations, "POST /widgets/:widgetId/install-check", {
        params: { widgetId: props.widgetId },
        body: { url },
      }),
  }));
  // A refusal of the address stands at its field, and is not said twice.
  const complaint = () => (check.isError ? complaintOn(check.error, "url") : null);
  return (
    <div class="space-y-4">
      <Form
        class="flex flex-col gap-3 sm:flex-row sm:items-start"
        onSubmit={() => check.mutate(address().trim())}
      >
        {/* What is likely comes from the API. Whoever has begun to type must not be overtaken by it. */}
        <div class="min-w-0 flex-1" onFocusIn={() => setTyped(address())}>
          <TextField
            label={t("doctor.address")}
            hint={t("doctor.address_hint")}
            complaint={complaint()}
            value={address()}
            onInput={setTyped}
            placeholder="https://"
            maxLength={2_000}
            isRequired
          />
        </div>
        <Button kind="primary" type="submit" class="sm:mt-6" isBusy={check.isPending}>
          {t("doctor.check")}
        </Button>
      </Form>
      <Standing
        isPending={check.isPending}
        problem={check.isError && complaint() === null ? sentenceFor(check.error) : null}
        found={check.data ?? null}
      />
      <Show when={!check.isPending && check.data} keyed>
        {(found) => <Found found={found} zone={widget()?.client_timezone} />}
      </Show>
    </div>
  );
}

interface Likely {
  readonly widgetId: number;
  readonly clientId: () => number | null;
}

/** Where the widget was heard of last, or else the client's own website. */
function useLikelyAddress({ widgetId, clientId }: Likely): () => string {
  const can = useCan();
  const places = useQuery(() => ({
    queryKey: ["places-of", widgetId],
    enabled: can("installations.read"),
    queryFn: () =>
      call(installationOperations, "GET /widgets/:widgetId/installations", {
        params: { widgetId },
      }),
  }));
  const client = useQuery(() => ({
    queryKey: ["client-of", clientId()],
    enabled: can("clients.read") && clientId() !== null,
    queryFn: () =>
      call(clientOperations, "GET /clients/:clientId", { params: { clientId: clientId() ?? 0 } }),
  }));
  const heardAtMs = (at: string | null) => (at === null ? 0 : Date.parse(at));
  return () => {
    // Read through `isSuccess`: the field stands, empty, while either is on its way or cannot be had.
    const seen = places.isSuccess ? places.data.items : [];
    const last = seen.toSorted(
      (one, other) => heardAtMs(other.last_ping) - heardAtMs(one.last_ping),
    )[0];
    if (last) return `https://${last.domain}/`;
    return (client.isSuccess && client.data.website) || "";
  };
}

interface StandingProps {
  readonly isPending: boolean;
  readonly problem: string | null;
  readonly found: InstallCheck | null;
}

/** The one line that is read aloud as it changes. */
function Standing(props: StandingProps): JSX.Element {
  return (
    <div aria-live="polite">
      <Switch>
        <Match when={props.isPending}>
          <p class="text-muted">{t("doctor.checking")}</p>
        </Match>
        <Match when={props.problem}>
          <p class="flex items-start gap-2 rounded-md bg-danger-soft p-3 text-danger">
            <TriangleAlert size={18} class="mt-0.5 flex-none" aria-hidden="true" />
            <span>
              <b class="font-semibold">{t("doctor.failed")}</b> {props.problem}
            </span>
          </p>
        </Match>
        <Match when={props.found} keyed>
          {(found) => <Verdict found={found} />}
        </Match>
      </Switch>
    </div>
  );
}

function Verdict(props: { readonly found: InstallCheck }): JSX.Element {
  const count = (level: string) =>
    props.found.findings.filter((finding) => finding.level === level).length;
  const isUnseen = () => props.found.findings.some(({ code }) => UNSEEN.has(code));
  const fine = () => (count("note") > 0 ? t("doctor.fine_notes") : t("doctor.fine"));
  return (
    <Show
      when={count("problem") > 0}
      fallback={
        <p class="flex items-start gap-2 rounded-md bg-success-soft p-3 font-medium text-success">
          <CircleCheck size={18} class="mt-0.5 flex-none" aria-hidden="true" />
          {fine()}
        </p>
      }
    >
      <p class="flex items-start gap-2 rounded-md bg-warning-soft p-3 font-medium text-warning">
        <TriangleAlert size={18} class="mt-0.5 flex-none" aria-hidden="true" />
        {isUnseen() ? t("doctor.unseen") : tn("doctor.problems", count("problem"))}
      </p>
    </Show>
  );
}

/** With one of these, nothing is known of the page. */
const UNSEEN: ReadonlySet<string> = new Set([
  "page_unreachable",
  "page_error_status",
  "page_blocked",
  "page_not_html",
  "page_too_large",
]);

interface FoundProps {
  readonly found: InstallCheck;
  /** IANA; the client's. */
  readonly zone: string | undefined;
}

function Found(props: FoundProps): JSX.Element {
  const isElsewhere = () => {
    const { url, final_url } = props.found;
    return final_url !== null && URL.parse(url)?.href !== final_url;
  };
  return (
    <div class="space-y-4">
      <p class="text-xs text-muted [overflow-wrap:anywhere]">
        {t("doctor.checked", { url: props.found.url })}
        <Show when={isElsewhere()}>
          <br />
          {t("doctor.led_to", { url: props.found.final_url ?? "" })}
        </Show>
      </p>
      <DoctorFindings findings={props.found.findings} zone={props.zone} />
      <Show when={props.found.debug_url}>
        {(address) => (
          <div class="flex flex-col gap-2 sm:flex-row sm:items-center sm:justify-between">
            <p class="text-muted">{t("doctor.debug_text")}</p>
            <a
              class="btn flex-none self-start sm:self-auto"
              href={address()}
              target="_blank"
              rel="noopener"
            >
              <ExternalLink size={16} aria-hidden="true" />
              {t("doctor.debug")}
            </a>
          </div>
        )}
      </Show>
    </div>
  );
}
