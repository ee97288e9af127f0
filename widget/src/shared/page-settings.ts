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
  /** A selector, or the element itself: the panel fills it, and there is no launcher. */
  readonly inline?: string | Element;
  /** "manual": nothing happens before the page calls `init`. */
  readonly start?: string;
  /** Where the tag stands, such as "wordpress"; told to the API with the config's request. */
  readonly via?: string;
}
