import path from "node:path";
import type { Child, Children } from "./children.ts";
import { PROJECT } from "./installed.ts";

const MAILDEV = path.join(PROJECT, "node_modules", "maildev", "dist", "bin", "maildev.js");
const HOST = "127.0.0.1";

export interface MailboxOptions {
  readonly smtpPort: number;
  readonly webPort: number;
  readonly isVerbose: boolean;
}

/** A real SMTP server that keeps every mail, and shows them at `webPort`. They are gone when it stops. */
export function startMailbox(children: Children, options: MailboxOptions): Child {
  return children.start({
    name: "mailbox",
    script: mailboxCommand(options.smtpPort, options.webPort),
    isShown: (_line, stream) => options.isVerbose || stream === "stderr",
  });
}

/** The program and its arguments, for Node. */
export function mailboxCommand(smtpPort: number, webPort: number): string[] {
  const flags = { smtp: smtpPort, ip: HOST, web: webPort, "web-ip": HOST };
  return [
    MAILDEV,
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    // Without a certificate it could offer nothing that the Worker would trust.
    "--hide-extensions",
    "STARTTLS",
  ];
}

/** How the Worker sends to it. */
export function mailboxVariables(smtpPort: number): Readonly<Record<string, string>> {
  return {
    MAIL_TRANSPORT: "smtp",
    MAIL_FROM: "WeTechForU Chat <chat@wetechforu.example>",
    SMTP_HOST: HOST,
    SMTP_PORT: String(smtpPort),
    SMTP_SECURE: "none",
  };
}
