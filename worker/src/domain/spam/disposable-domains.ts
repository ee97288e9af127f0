import blocklist from "disposable-email-domains-js/dist/dict/disposable_email_blocklist.json" with {
  type: "json",
};

const ADDRESS = /[\p{L}\p{N}._%+-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})/gu;

/** Made with the first address that is looked at: most messages have none. */
let domains: ReadonlySet<string> | null = null;

/** Domains of the e-mail addresses in a text, small. */
export function mailDomainsIn(text: string): string[] {
  if (!text.includes("@")) return [];
  return Array.from(text.matchAll(ADDRESS), ([, domain = ""]) => domain.toLowerCase());
}

/** Whether mailboxes there, or at the domain above it, are made to be thrown away. */
export function isDisposable(domain: string): boolean {
  domains ??= new Set(blocklist);
  const labels = domain.toLowerCase().split(".");
  for (let from = 0; from < labels.length - 1; from += 1) {
    if (domains.has(labels.slice(from).join("."))) return true;
  }
  return false;
}
