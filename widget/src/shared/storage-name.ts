/** The number names the shape: a change of shape starts anew instead of misreading the old one. */
export function storageName(widgetKey: string): string {
  return `wtfu1:${widgetKey}`;
}

/** Even naming a blocked storage throws; and what lies under our name is not ours to trust. */
export function readStored(area: () => Storage, name: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(area().getItem(name) ?? "");
    return Object(value) === value ? Object(value) : null;
  } catch {
    return null;
  }
}
