import { z } from "zod";

/**
 * The public web, for calls to addresses that users give us. Handed in, so that tests can stand a
 * website at this edge; nothing in the environment can make it lead elsewhere.
 */
export interface Web {
  /** One request, with redirects left to the caller. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The IP addresses of a name; none when there is no such name. */
  resolve(host: string): Promise<readonly string[]>;
  /** The TXT records of a name; none when there is no such name. */
  readTexts?(name: string): Promise<readonly string[]>;
}

const RESOLVER = "https://cloudflare-dns.com/dns-query";
const RESOLVE_TIMEOUT_MS = 5_000;
const RECORD_TYPES = { A: 1, TXT: 16, AAAA: 28 } as const;
/** RFC 1035 §4.1.1. */
const NO_SUCH_NAME = 3;

const DnsAnswer = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).optional(),
});

/** The real one. Names are resolved over HTTPS, since the platform offers no other way. */
export const publicWeb: Web = {
  fetch: (url, init) => fetch(url, init),
  resolve: async (host) => {
    const types = ["A", "AAAA"] as const;
    const answers = await Promise.all(types.map((type) => resolveOne(host, type)));
    return answers.flat();
  },
  readTexts: async (name) => (await resolveOne(name, "TXT")).map(unquoted),
};

/** A long text stands in several pieces, each in quotes. */
function unquoted(data: string): string {
  const pieces = data.match(/"(?:[^"\\]|\\.)*"/g);
  return pieces ? pieces.map((piece) => piece.slice(1, -1)).join("") : data;
}

async function resolveOne(host: string, type: keyof typeof RECORD_TYPES): Promise<string[]> {
  const response = await fetch(`${RESOLVER}?name=${encodeURIComponent(host)}&type=${type}`, {
    headers: { Accept: "application/dns-json" },
    signal: AbortSignal.timeout(RESOLVE_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the resolver answered ${response.status}`);
  const { Status, Answer = [] } = DnsAnswer.parse(await response.json());
  if (Status !== 0 && Status !== NO_SUCH_NAME) throw new Error(`the resolver answered ${Status}`);
  // Aliases stand in the answer too.
  return Answer.filter((record) => record.type === RECORD_TYPES[type]).map(({ data }) => data);
}
