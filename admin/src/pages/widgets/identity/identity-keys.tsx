import KeyRound from "lucide-solid/icons/key-round";
import Plus from "lucide-solid/icons/plus";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import {
  IDENTITY_KEYS_MAX,
  type IdentityKey,
} from "../../../../../contracts/admin/identity-keys.ts";
import { t } from "../../../i18n/i18n.ts";
import { Badge } from "../../../kit/badge.tsx";
import { Button } from "../../../kit/button.tsx";
import { Card } from "../../../kit/page.tsx";
import { Loaded } from "../../../kit/states.tsx";
import { Ago, Time } from "../../../kit/time.tsx";
import { type Embed, placeOf } from "../install-guides.ts";
import { HowToSign } from "./how-to-sign.tsx";
import { useIdentityKeys } from "./identity-keys-query.ts";
import { NewPublicKey, NewSecret } from "./new-identity-key.tsx";
import { RetireKey } from "./retire-key.tsx";

interface IdentityKeysProps {
  readonly widgetId: number;
  /** IANA; the client's. */
  readonly zone: string | undefined;
  readonly embed: Embed;
}

/** What the client's servers sign their visitors in with. */
export function IdentityKeys(props: IdentityKeysProps): JSX.Element {
  const [adding, setAdding] = createSignal<"secret" | "public" | null>(null);
  const [retiring, setRetiring] = createSignal<IdentityKey | null>(null);
  const query = useIdentityKeys(() => props.widgetId);
  return (
    <Card title={t("identity.title")} text={t("identity.text")}>
      <Loaded query={query}>
        {(list) => (
          <div class="space-y-4">
            <Keys items={list().items} zone={props.zone} onRetire={setRetiring} />
            <AddButtons liveCount={liveOf(list().items).length} onAdd={setAdding} />
            <HowToSign
              place={{
                widgetKey: placeOf(props.embed).key,
                keyId: liveOf(list().items).find(isOwnSecret)?.key_id ?? null,
              }}
            />
          </div>
        )}
      </Loaded>
      <Switch>
        <Match when={adding() === "secret"}>
          <NewSecret widgetId={props.widgetId} onClose={() => setAdding(null)} />
        </Match>
        <Match when={adding() === "public"}>
          <NewPublicKey widgetId={props.widgetId} onClose={() => setAdding(null)} />
        </Match>
      </Switch>
      <Show when={retiring()} keyed>
        {(key) => (
          <RetireKey
            widgetId={props.widgetId}
            identityKey={key}
            onClose={() => setRetiring(null)}
          />
        )}
      </Show>
    </Card>
  );
}

function liveOf(keys: readonly IdentityKey[]): readonly IdentityKey[] {
  return keys.filter((key) => !isRetired(key));
}

function isRetired({ retired_at }: IdentityKey): boolean {
  return retired_at !== null;
}

function isOwnSecret({ algorithm, purpose }: IdentityKey): boolean {
  return algorithm === "HS256" && purpose === "server";
}

/** The API calls the plugin's own key so, in English. */
const PLUGIN_LABEL = "WordPress plugin";

function nameOf({ label, purpose }: IdentityKey): string {
  const isOurs = purpose === "wordpress" && label === PLUGIN_LABEL;
  return isOurs ? t("identity.purpose_wordpress") : label;
}

interface AddButtonsProps {
  readonly liveCount: number;
  readonly onAdd: (kind: "secret" | "public") => void;
}

function AddButtons(props: AddButtonsProps): JSX.Element {
  return (
    <Show
      when={props.liveCount < IDENTITY_KEYS_MAX}
      fallback={<p class="hint">{t("identity.many", { count: props.liveCount })}</p>}
    >
      <div class="flex flex-wrap gap-2">
        <Button onClick={() => props.onAdd("secret")}>
          <KeyRound size={16} aria-hidden="true" />
          {t("identity.add_secret")}
        </Button>
        <Button onClick={() => props.onAdd("public")}>
          <Plus size={16} aria-hidden="true" />
          {t("identity.add_public")}
        </Button>
      </div>
    </Show>
  );
}

interface KeysProps {
  readonly items: readonly IdentityKey[];
  readonly zone: string | undefined;
  readonly onRetire: (key: IdentityKey) => void;
}

function Keys(props: KeysProps): JSX.Element {
  return (
    <Show
      when={props.items.length > 0}
      fallback={
        <div>
          <p class="font-semibold">{t("identity.none")}</p>
          <p class="text-muted">{t("identity.none_text")}</p>
        </div>
      }
    >
      <ul class="divide-y divide-line rounded-md border border-line">
        {/* The live ones first: of the others there may be many. */}
        <For each={[...liveOf(props.items), ...props.items.filter(isRetired)]}>
          {(key) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2.5">
              <KeyFacts identityKey={key} zone={props.zone} />
              <Show when={key.retired_at === null}>
                <Button
                  aria-label={t("identity.retire_one", { name: nameOf(key) })}
                  onClick={() => props.onRetire(key)}
                >
                  {t("identity.retire")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function KeyFacts(props: {
  readonly identityKey: IdentityKey;
  readonly zone: string | undefined;
}): JSX.Element {
  const key = () => props.identityKey;
  return (
    <div class="min-w-0 flex-1 basis-60">
      <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span class="font-medium [overflow-wrap:anywhere]" dir="auto">
          {nameOf(key())}
        </span>
        <Show when={key().retired_at} fallback={<Badge tone="success">{t("identity.live")}</Badge>}>
          <Badge>{t("identity.retired")}</Badge>
        </Show>
        {/* The plugin's key is called so already. */}
        <Show when={nameOf(key()) !== t(`identity.purpose_${key().purpose}`)}>
          <Badge tone={key().purpose === "wordpress" ? "info" : "plain"}>
            {t(`identity.purpose_${key().purpose}`)}
          </Badge>
        </Show>
      </p>
      <p class="text-xs text-muted [overflow-wrap:anywhere]">
        <span class="mono">{key().key_id}</span>
        {` · ${key().algorithm} · `}
        {t("identity.created")} <Ago at={key().created_at} zone={props.zone} />
        <Show when={key().retired_at}>
          {(at) => (
            <>
              {" · "}
              {t("identity.retired")} <Time at={at()} zone={props.zone} />
            </>
          )}
        </Show>
      </p>
    </div>
  );
}
