import type { JSX } from "solid-js";
import type { Import } from "../../../../contracts/knowledge-imports.ts";
import { t } from "../../i18n/i18n.ts";
import { Badge, type Tone } from "../../kit/badge.tsx";

const TONES: Readonly<Record<Import["status"], Tone>> = {
  queued: "info",
  running: "info",
  ready: "warning",
  failed: "danger",
  applied: "success",
};

export function ImportStatus(props: { readonly status: Import["status"] }): JSX.Element {
  return <Badge tone={TONES[props.status]}>{t(`knowledge.import_${props.status}`)}</Badge>;
}
