import path from "node:path";
import type { Child, Children } from "./children.ts";
import { PROJECT } from "./installed.ts";
import { waitForAnswer } from "./readiness.ts";

const MAILDEV = path.join(PROJECT, "node_modules", "maildev", "dist", "bin", "maildev.js");
const HOST = "127.0.0.1";
const START_TIMEOUT_MS = 180_000;
const MAILS_MAX = 500;

export interface MailboxOptions {
  readonly smtpPort: number;
  readonly webPort: number;
  /**
   * Where mails are kept from one start to the next. Without it the next start shows none of them,
   * though maildev leaves their files in the system's temporary folder.
   */
  readonly directory?: string;
  readonly isVerbose: boolean;
}

/** A real SMTP server that sends nothing on, keeps every mail, and shows them at `webPort`. */
export function startMailbox(children: Children, options: MailboxOptions): Child {
  return children.start({
    name: "mailbox",
    script: mailboxCommand(options.smtpPort, options.webPort, options.directory),
    isShown: (_line, stream) => options.isVerbose || stream === "stderr",
  });
}

export async function waitForMailbox(webPort: number): Promise<void> {
  await waitForAnswer(`http://${HOST}:${webPort}/api/healthz`, START_TIMEOUT_MS);
}

/** The program and its arguments, for Node. */
export function mailboxCommand(smtpPort: number, webPort: number, directory?: string): string[] {
  const flags = { smtp: smtpPort, ip: HOST, web: webPort, "web-ip": HOST };
  return [
    MAILDEV,
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
    // Without a certificate it could offer nothing that the Worker would trust.
    "--hide-extensions",
    "STARTTLS",
    ...(directory ? ["--mail-directory", directory, "--max-emails", String(MAILS_MAX)] : []),
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
