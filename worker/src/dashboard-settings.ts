import type { Env } from "./env.ts";
import { AppError } from "./errors.ts";

export interface DashboardSettings {
  readonly authSecret: string;
  readonly adminOrigin: string;
  readonly widgetOrigin: string;
}

/**
 * What the dashboard needs and visitors do not. Refuses with `unavailable`, in words for whoever
 * deploys, so that a setting that is missing never stops a widget.
 */
export function dashboardSettings(env: Env): DashboardSettings {
  const authSecret = required(env, "AUTH_SECRET");
  const adminOrigin = required(env, "ADMIN_ORIGIN");
  // Browsers say where a call comes from without a slash; compared with one, every change is refused.
  if (!URL.canParse(adminOrigin) || new URL(adminOrigin).origin !== adminOrigin) {
    throw notSetUp(
      "ADMIN_ORIGIN must be scheme and host alone, such as https://chat.example.com, without a slash at the end.",
    );
  }
  // Never guessed: the dashboard's own origin serves no widget, and a site would embed nothing.
  const widgetOrigin = required(env, "WIDGET_ORIGIN").replace(/\/+$/, "");
  return { authSecret, adminOrigin, widgetOrigin };
}

function required(env: Env, name: "AUTH_SECRET" | "ADMIN_ORIGIN" | "WIDGET_ORIGIN"): string {
  const value = env[name];
  if (value) return value;
  throw notSetUp(`this deployment has no ${name}.`);
}

function notSetUp(reason: string): AppError {
  return new AppError("unavailable", { message: `The dashboard is not set up: ${reason}` });
}
