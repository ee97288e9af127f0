import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import type { PageSettings } from "../shared/page-settings.ts";

/** What is painted: the page's own wishes on top of the config. */
export function applySettings(config: WidgetConfig, settings: PageSettings): WidgetConfig {
  const { color, secondaryColor = color, position, colorScheme, locale } = settings;
  const wishes = {
    primary_color: color,
    secondary_color: secondaryColor,
    position,
    color_scheme: colorScheme,
    locale,
  };
  const wished = Object.entries(wishes).filter(([, value]) => value);
  return { ...config, ...Object.fromEntries(wished) };
}
