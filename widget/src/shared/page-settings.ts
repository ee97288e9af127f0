/** What the page itself says, by data attributes, `init` or `update`; it wins over the dashboard. */
export interface PageSettings {
  readonly widgetKey?: string;
  readonly apiUrl?: string;
  readonly color?: string;
  readonly secondaryColor?: string;
  readonly position?: string;
  readonly colorScheme?: string;
  readonly locale?: string;
  /** "true" or empty: no launcher until `show`. */
  readonly hidden?: string;
}
