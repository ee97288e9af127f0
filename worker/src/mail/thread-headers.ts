import type { Address } from "./address.ts";
import type { Mail } from "./message.ts";

/** `<key@domain>`, at the sender's domain. */
export function messageId(key: string, from: Address): string {
  return `<${key}@${from.email.slice(from.email.lastIndexOf("@") + 1)}>`;
}

/**
 * What puts a mail beside the others of its subject. They name one message that was never sent:
 * programs thread by that as well, and no mail has to know which one was first.
 */
export function threadHeaders({ thread }: Mail, from: Address): Record<string, string> {
  if (!thread?.about) return {};
  const root = messageId(thread.about, from);
  return { "In-Reply-To": root, References: root };
}
