import { type JSX, Show } from "solid-js";
import { t } from "../../../i18n/i18n.ts";
import { CopyableCode } from "../../../kit/copyable-code.tsx";
import { nodeCode, PAGE_CODE, phpCode, SIGN_OUT_CODE, type SigningPlace } from "./signing-code.ts";

/** How a server signs, as code that works once it knows the secret. */
export function HowToSign(props: { readonly place: SigningPlace }): JSX.Element {
  return (
    <details>
      <summary class="font-medium">{t("identity.how")}</summary>
      <div class="mt-2 space-y-3">
        <p class="text-muted">{t("identity.how_text")}</p>
        <Show when={props.place.widgetKey}>
          <p>{t("identity.code_server")}</p>
          <h3>{t("identity.code_node")}</h3>
          <CopyableCode text={nodeCode(props.place)} />
          <h3>{t("identity.code_php")}</h3>
          <CopyableCode text={phpCode(props.place)} />
        </Show>
        <p>{t("identity.code_page")}</p>
        <CopyableCode text={PAGE_CODE} />
        <p>{t("identity.code_sign_out")}</p>
        <CopyableCode text={SIGN_OUT_CODE} />
      </div>
    </details>
  );
}
