/** What the page itself wishes; it wins over the dashboard. Left out: as the dashboard says. */
export interface ChatWidgetSettings {
  /** Main colour, `#rgb` or `#rrggbb`. */
  readonly color?: string | undefined;
  /** Second colour of the header. */
  readonly secondaryColor?: string | undefined;
  readonly position?: "bottom-right" | "bottom-left" | "top-right" | "top-left" | undefined;
  readonly colorScheme?: "auto" | "light" | "dark" | undefined;
  /** BCP 47, such as `es`; `auto` follows the page's `lang`. */
  readonly locale?: string | undefined;
  /** No launcher until `show()`. */
  readonly hidden?: boolean | undefined;
}

/**
 * Who the visitor is. Only a `token` that your own server signed proves anything; the rest is what
 * the page says, and is shown as such.
 */
export interface ChatWidgetIdentity {
  /** A JWT with at least `sub` and `exp`, signed by your server with a key of the dashboard. */
  readonly token?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** What went wrong before there was a widget. Nothing is ever thrown. */
export interface ChatWidgetProblem {
  readonly code: "bad_key" | "bad_host" | "script_failed";
  /** A sentence for a developer: what is wrong, and what to do. */
  readonly message: string;
}

export interface LoadOptions extends ChatWidgetSettings {
  /** `wtfu_` and 32 hex digits, as the dashboard's Install page shows it. Public. */
  readonly widgetKey: string;
  /** Where the widget's script is, such as `https://chat.example.com`. */
  readonly host: string;
  /** Where the API is, if not where the script is. */
  readonly apiUrl?: string | undefined;
  /** For a Content-Security-Policy with nonces. */
  readonly nonce?: string | undefined;
  /** Where the chat stands as a part of the page, without a launcher: a selector or an element. */
  readonly inline?: string | Element | undefined;
  readonly identity?: ChatWidgetIdentity | null | undefined;
  /** `manual`: nothing is fetched before `init()`, for example until the visitor agrees. */
  readonly start?: "auto" | "manual" | undefined;
  /** Told instead of the console. */
  readonly onProblem?: ((problem: ChatWidgetProblem) => void) | undefined;
}

const SETTING_NAMES = [
  "color",
  "secondaryColor",
  "position",
  "colorScheme",
  "locale",
  "hidden",
] as const satisfies readonly (keyof ChatWidgetSettings)[];

type Given = Readonly<Partial<Record<keyof ChatWidgetSettings, string | boolean>>>;

/** What makes these the dashboard's again: an empty one is none, and there the launcher is never hidden. */
export function takenBack(given: Given): Given {
  const names = Object.keys(given).map((name) => [name, name === "hidden" ? false : ""]);
  return Object.fromEntries(names);
}

/** Those that are given; a setting of `undefined` is one that is not. */
export function givenSettings(options: ChatWidgetSettings): Given {
  const given: Record<string, string | boolean> = {};
  for (const name of SETTING_NAMES) {
    const value = options[name];
    if (value !== undefined) given[name] = value;
  }
  return given;
}
