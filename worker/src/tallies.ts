/** Views and opens of one widget within one flush of one isolate. */
export interface TallyMessage {
  /** UUIDv7: makes the insert idempotent when the queue delivers twice. */
  readonly id: string;
  readonly widgetKey: string;
  readonly atMs: number;
  readonly views: number;
  readonly opens: number;
}
