/** What decides where a launcher goes. */
export interface Corner {
  /** Such as `bottom-right`. */
  readonly corner: string;
  readonly isShown: boolean;
}

export interface Shift {
  readonly acrossPx: number;
  readonly alongPx: number;
}

/** A launcher's width and the gap to its neighbour. */
const STEP_PX = 70;
const EDGE_PX = 20;

/**
 * How far each launcher stands from its corner: side by side, so that every panel has the corner's
 * place above them, and in a further row where the window is too narrow.
 */
export function launcherShifts(all: readonly Corner[], windowPx: number): Shift[] {
  const perRow = Math.max(1, Math.floor((windowPx - EDGE_PX) / STEP_PX));
  const counts = new Map<string, number>();
  return all.map(({ corner, isShown }) => {
    const before = counts.get(corner) ?? 0;
    if (isShown) counts.set(corner, before + 1);
    return {
      acrossPx: (before % perRow) * STEP_PX,
      alongPx: Math.floor(before / perRow) * STEP_PX,
    };
  });
}
