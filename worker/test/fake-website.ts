import type { Web } from "../src/outgoing/web.ts";

export interface FakePage {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
}

/** An address that is routed on the public internet. */
export const PUBLIC_IP = "93.184.215.14";

/**
 * The public web as a test wants it: pages by their address, anything else 404. A text alone is a
 * page of HTML, or plain text where the address says so. Pages may change; requests are recorded.
 */
export function makeWebsite(
  pages: Record<string, string | FakePage | Error>,
  addresses: Readonly<Record<string, readonly string[]>> = {},
) {
  const asked: string[] = [];
  const web: Web = {
    resolve: async (host) => addresses[host] ?? [PUBLIC_IP],
    fetch: async (url) => {
      asked.push(url);
      const page = pages[url] ?? { status: 404 };
      if (page instanceof Error) throw page;
      const {
        status = 200,
        headers = {},
        body = "",
      } = typeof page === "string" ? { body: page } : page;
      const type = /\.(?:txt|xml)$/.exec(url) ? "text/plain" : "text/html";
      return new Response(status === 204 ? null : body, {
        status,
        headers: { "Content-Type": type, ...headers },
      });
    },
  };
  return { web, asked, pages };
}
