import { t } from "../../i18n/i18n.ts";
import { COUNT_STEPS, DECIMAL_STEPS, SECOND_STEPS, SHARE_STEPS } from "../../kit/axis-steps.ts";
import {
  formatMs,
  formatNumber,
  formatPercent,
  formatSeconds,
  formatShort,
  formatSigned,
  formatSignedPercent,
  UNKNOWN,
} from "../../kit/format.ts";
import type { Change, Unit } from "./measures.ts";

interface Writing {
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly axisSteps: readonly number[];
}

export const WRITING: Readonly<Record<Unit, Writing>> = {
  count: { format: formatNumber, formatAxis: formatShort, axisSteps: COUNT_STEPS },
  share: { format: formatPercent, formatAxis: formatPercent, axisSteps: SHARE_STEPS },
  decimal: {
    format: (value) => formatNumber(value, 1),
    formatAxis: (value) => formatNumber(value, 1),
    axisSteps: DECIMAL_STEPS,
  },
  ms: { format: formatMs, formatAxis: formatMs, axisSteps: COUNT_STEPS },
  seconds: { format: formatSeconds, formatAxis: formatSeconds, axisSteps: SECOND_STEPS },
};

export function writeMeasure(unit: Unit, value: number | null): string {
  return value === null ? UNKNOWN : WRITING[unit].format(value);
}

/** +12%, or of a share +3 points. */
export function writeChange(change: Change): string {
  switch (change.kind) {
    case "unknown":
      return t("analytics.no_comparison");
    case "same":
      return t("analytics.same");
    default:
      return change.isPoints
        ? t("analytics.points", { points: formatSigned(change.by, 1) })
        : formatSignedPercent(change.by);
  }
}

/** The same in words, for whoever hears it: a sign is often not read. */
export function sayChange(change: Change, before: string): string {
  switch (change.kind) {
    case "unknown":
      return t("analytics.no_comparison_text");
    case "same":
      return t("analytics.same_as", { before });
    default: {
      const by = change.isPoints
        ? t("analytics.points", { points: formatNumber(Math.abs(change.by), 1) })
        : formatPercentOf(change.by);
      return t(change.kind === "more" ? "analytics.more_than" : "analytics.less_than", {
        by,
        before,
      });
    }
  }
}

function formatPercentOf(by: number): string {
  return formatSignedPercent(by).replace(/^[+\-−]/u, "");
}
