import Check from "lucide-solid/icons/check";
import Copy from "lucide-solid/icons/copy";
import { createSignal, type JSX, Show } from "solid-js";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";
import { toastProblem } from "./toasts.tsx";

const SHOWN_MS = 2_000;

export function CopyButton(props: { readonly text: string; readonly label?: string }): JSX.Element {
  const [isCopied, setCopied] = createSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setCopied(true);
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      toastProblem(t("kit.copy_failed"));
    }
  };
  return (
    <Button onClick={copy}>
      <Show when={isCopied()} fallback={<Copy size={16} aria-hidden="true" />}>
        <Check size={16} aria-hidden="true" />
      </Show>
      <span aria-live="polite">
        {isCopied() ? t("kit.copied") : (props.label ?? t("kit.copy"))}
      </span>
    </Button>
  );
}
