import { fillIn } from "../strings/texts.ts";
import type { DebugReport, MeasuredFile } from "./debug-report.ts";
import type { DebugTexts } from "./debug-texts.ts";

export interface DebugLine {
  readonly name: string;
  readonly values: readonly string[];
}

const SHIFT_DIGITS = 4;

function fileLine(file: MeasuredFile, texts: DebugTexts): string {
  const size =
    file.bytes === null ? texts.bytesUnknown : fillIn(texts.bytes, { bytes: file.bytes });
  const cached = file.isFromCache ? `, ${texts.fromCache}` : "";
  return `${file.name}: ${size}, ${file.ms} ms${cached}`;
}

function fileLines(files: readonly MeasuredFile[], texts: DebugTexts): string[] {
  if (files.length === 0) return [texts.unknown];
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  const total = `${texts.total}: ${fillIn(texts.bytes, { bytes })}`;
  return [...files.map((file) => fileLine(file, texts)), ...(files.length > 1 ? [total] : [])];
}

function mainThreadLine({ mainThread }: DebugReport, texts: DebugTexts): string {
  const { ms, longestMs } = mainThread;
  if (ms === null || longestMs === null) return texts.unknown;
  return ms === 0 ? texts.mainThreadShort : fillIn(texts.mainThreadMs, { ms, longest: longestMs });
}

function shiftLine({ layoutShift }: DebugReport, texts: DebugTexts): string {
  const { total, ours } = layoutShift;
  if (total === null || ours === null) return texts.unknown;
  const shown = (value: number) => String(Number(value.toFixed(SHIFT_DIGITS)));
  return fillIn(texts.layoutShifts, { total: shown(total), ours: shown(ours) });
}

/** The measures as a person reads them. */
export function debugLines(report: DebugReport, texts: DebugTexts): DebugLine[] {
  const { tags, keys, storage, launcherMs } = report;
  const isUsable = storage.local && storage.session;
  const named = tags.map(({ key, address }) => [key, address].filter(Boolean).join(" – "));
  const others = keys.filter((key) => !tags.some((tag) => tag.key === key));
  return [
    { name: texts.files, values: fileLines(report.files, texts) },
    {
      name: texts.launcher,
      values: [launcherMs === null ? texts.none : fillIn(texts.launcherMs, { ms: launcherMs })],
    },
    { name: texts.mainThread, values: [mainThreadLine(report, texts)] },
    { name: texts.layoutShift, values: [shiftLine(report, texts)] },
    {
      name: `${texts.tags}: ${tags.length}`,
      values: named.length + others.length > 0 ? [...named, ...others] : [texts.none],
    },
    { name: texts.storage, values: [isUsable ? texts.storageUsable : texts.storageBlocked] },
    { name: texts.build, values: [`${report.version} (${report.build})`] },
  ];
}
