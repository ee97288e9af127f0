import { type Address, parseSender } from "./address.ts";
import type { MailEnv } from "./mail.ts";
import type { SmtpSettings } from "./smtp.ts";

const PORT_MAX = 65_535;
const LOOPBACK: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** A setting that must be there; throws a sentence that names it. */
export function requiredSetting(env: MailEnv, name: keyof MailEnv): string {
  const value = env[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`Mail is not set up: ${name} is missing.`);
}

export function senderOf(env: MailEnv): Address {
  const sender = parseSender(requiredSetting(env, "MAIL_FROM"));
  if (sender) return sender;
  throw new Error("MAIL_FROM must be an address, or Name <address>.");
}

export function apiUrlOf(env: MailEnv): string {
  const url = requiredSetting(env, "MAIL_API_URL");
  const parsed = URL.parse(url);
  // An IPv6 address stands in brackets there.
  const isHere = LOOPBACK.includes(parsed?.hostname.replace(/^\[|\]$/g, "") ?? "");
  if (parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isHere)) return url;
  // It carries the API's key, and links with which a password can be chosen.
  throw new Error("MAIL_API_URL must begin with https, unless it is on this machine.");
}

export function smtpSettings(env: MailEnv): SmtpSettings {
  const secure = env.SMTP_SECURE ?? "tls";
  if (secure !== "tls" && secure !== "none") {
    throw new Error("SMTP_SECURE must be tls, or none for a mailbox on this machine.");
  }
  if (secure === "none" && !LOOPBACK.includes(requiredSetting(env, "SMTP_HOST"))) {
    throw new Error("SMTP_SECURE may be none only where SMTP_HOST is this machine.");
  }
  const port = Number(requiredSetting(env, "SMTP_PORT"));
  if (!Number.isInteger(port) || port < 1 || port > PORT_MAX) {
    throw new Error(`SMTP_PORT must be a whole number from 1 to ${PORT_MAX}.`);
  }
  return { host: requiredSetting(env, "SMTP_HOST"), port, secure, credentials: credentialsOf(env) };
}

function credentialsOf(env: MailEnv): SmtpSettings["credentials"] {
  const { SMTP_USER: username, SMTP_PASSWORD: password } = env;
  if (!username && !password) return null;
  if (!username) throw new Error("SMTP_PASSWORD is set without SMTP_USER.");
  if (!password) throw new Error("SMTP_USER is set without SMTP_PASSWORD.");
  return { username, password };
}
