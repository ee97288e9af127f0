import { useMutation, useQuery } from "@tanstack/solid-query";
import { createSignal, For, type JSX, Match, Switch } from "solid-js";
import {
  type DomainProof,
  type Installation,
  installationOperations,
  type VERIFICATION_METHODS,
} from "../../../../contracts/admin/installations.ts";
import { call } from "../../api/client.ts";
import { sentenceFor } from "../../api/sentence.ts";
import { type TextKey, t } from "../../i18n/i18n.ts";
import { Button } from "../../kit/button.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { Dialog, DialogActions } from "../../kit/dialog.tsx";
import { Loaded } from "../../kit/states.tsx";
import { verifyProblem } from "./verify-problem.ts";

type Method = (typeof VERIFICATION_METHODS)[number];

const METHODS = [
  ["plugin", "installations.plugin", "installations.plugin_text"],
  ["meta", "installations.meta", "installations.meta_text"],
  ["dns", "installations.dns", "installations.dns_text"],
] as const satisfies readonly (readonly [Method, TextKey, TextKey])[];

interface VerifyDialogProps {
  readonly place: Installation;
  readonly onClose: () => void;
  readonly onVerified: () => void;
}

/** The ways to prove that a domain is the client's, each with what to put where and a look for it. */
export function VerifyDialog(props: VerifyDialogProps): JSX.Element {
  const [method, setMethod] = createSignal<Method>(wayFor(props.place));
  const params = () => ({ widgetId: props.place.widget_id, installationId: props.place.id });
  const proof = useQuery(() => ({
    queryKey: ["domain-proof", params()],
    queryFn: () =>
      call(installationOperations, "GET /widgets/:widgetId/installations/:installationId/proof", {
        params: params(),
      }),
  }));
  const check = useMutation(() => ({
    mutationFn: (by: Method) =>
      call(installationOperations, "POST /widgets/:widgetId/installations/:installationId/verify", {
        params: params(),
        body: { method: by },
      }),
    onSuccess: ({ is_verified }) => {
      if (is_verified) props.onVerified();
    },
  }));
  const choose = (by: Method) => {
    check.reset();
    setMethod(by);
  };
  return (
    <Dialog
      isOpen
      isWide
      onClose={props.onClose}
      title={t("installations.verify_domain", { domain: props.place.domain })}
      description={t("installations.verify_text")}
    >
      <Methods method={method()} onChoose={choose} />
      <Loaded query={proof}>{(found) => <Proof proof={found()} method={method()} />}</Loaded>
      <Outcome
        isVerified={check.data?.is_verified ?? null}
        problem={check.isError ? sentenceFor(check.error) : (check.data?.problem ?? null)}
      />
      <DialogActions>
        <Button onClick={() => props.onClose()}>{t("kit.close")}</Button>
        <Button kind="primary" isBusy={check.isPending} onClick={() => check.mutate(method())}>
          {t("installations.check")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** On a site that has the plugin nothing more has to be put anywhere. */
function wayFor(place: Installation): Method {
  return place.installation_type === "wordpress" ? "plugin" : "meta";
}

interface MethodsProps {
  readonly method: Method;
  readonly onChoose: (method: Method) => void;
}

function Methods(props: MethodsProps): JSX.Element {
  return (
    <fieldset class="grid gap-2 sm:grid-cols-3">
      <legend class="label">{t("installations.method")}</legend>
      <For each={METHODS}>
        {([name, title, text]) => (
          <label class="flex cursor-pointer items-start gap-2.5 rounded-lg border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft">
            <input
              type="radio"
              name="verification"
              class="check mt-0.5"
              checked={props.method === name}
              onChange={() => props.onChoose(name)}
            />
            <span>
              <span class="block font-medium">{t(title)}</span>
              <span class="block text-xs text-muted">{t(text)}</span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}

function Proof(props: { readonly proof: DomainProof; readonly method: Method }): JSX.Element {
  return (
    <div class="mt-4 space-y-3">
      <Switch>
        <Match when={props.method === "plugin"}>
          <p class="text-muted">{t("installations.plugin_how")}</p>
        </Match>
        <Match when={props.method === "meta"}>
          <Value label={t("installations.meta_label")} value={props.proof.meta_tag} />
        </Match>
        <Match when={props.method === "dns"}>
          <Value label={t("installations.dns_name")} value={props.proof.dns_name} />
          <Value label={t("installations.dns_value")} value={props.proof.dns_value} />
        </Match>
      </Switch>
    </div>
  );
}

function Value(props: { readonly label: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <p class="label">{props.label}</p>
      <div class="flex flex-col gap-2 sm:flex-row sm:items-start">
        <code class="mono min-w-0 flex-1 rounded-md bg-sunken p-2.5 [overflow-wrap:anywhere]">
          {props.value}
        </code>
        <CopyButton text={props.value} />
      </div>
    </div>
  );
}

interface OutcomeProps {
  /** Null: nobody has looked yet. */
  readonly isVerified: boolean | null;
  readonly problem: string | null;
}

function Outcome(props: OutcomeProps): JSX.Element {
  return (
    <div class="mt-4" aria-live="polite">
      <Switch>
        <Match when={props.problem}>
          <p class="rounded-md bg-warning-soft p-3 text-warning [overflow-wrap:anywhere]">
            {verifyProblem(props.problem ?? "")}
          </p>
        </Match>
        <Match when={props.isVerified}>
          <p class="rounded-md bg-success-soft p-3 text-success">
            {t("installations.is_verified")}
          </p>
        </Match>
      </Switch>
    </div>
  );
}
