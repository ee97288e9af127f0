import type { WidgetSnapshot } from "../domain/snapshot.ts";
import type { Env } from "../env.ts";

type PlatformKeys = Pick<Env, "TURNSTILE_SITE_KEY" | "TURNSTILE_SECRET_KEY">;

/** The public key that a widget's visitors are challenged with; null: they cannot be. */
export function siteKeyOf(env: PlatformKeys, own: string | null): string | null {
  // Half a pair cannot verify anything.
  const platform = env.TURNSTILE_SECRET_KEY ? (env.TURNSTILE_SITE_KEY ?? null) : null;
  return own ?? platform;
}

/** A widget without keys of its own is challenged with the platform's. */
export function withPlatformCaptcha<Source extends Pick<WidgetSnapshot, "config">>(
  env: PlatformKeys,
  source: Source,
): Source {
  const captcha_site_key = siteKeyOf(env, source.config.captcha_site_key);
  return { ...source, config: { ...source.config, captcha_site_key } };
}

/** What a solution is verified with; null: there are no keys any more. */
export function secretKeyOf(env: PlatformKeys, { rules }: WidgetSnapshot): string | null {
  return rules.captchaSecretKey ?? env.TURNSTILE_SECRET_KEY ?? null;
}
