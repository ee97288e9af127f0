import { describe, expect, test } from "vitest";
import { PUBLIC_IP } from "../../test/fake-website.ts";
import { type PostOutcome, postGuarded } from "./post-guarded.ts";
import type { Web } from "./web.ts";

const URL_OF_OURS = "https://agent.example/chat";
const SENTENCE = /^[A-Z].*\.$/;
const never = <Value>() => new Promise<Value>(() => {});

interface Edge {
  readonly addresses?: readonly string[] | Error | "silence";
  readonly answer?: Response | Error | "silence";
}

function makeEdge({ addresses = [PUBLIC_IP], answer = Response.json({}) }: Edge) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const web: Web = {
    resolve: async () => {
      if (addresses === "silence") return never();
      if (addresses instanceof Error) throw addresses;
      return addresses;
    },
    fetch: async (url, init) => {
      asked.push({ url, init });
      if (answer === "silence") return never();
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { web, asked };
}

const post = (web: Web, url = URL_OF_OURS, limitMs = 5_000): Promise<PostOutcome> =>
  postGuarded(url, { body: "{}", headers: { "X-Ours": "1" }, limitMs, bytesMax: 10_000, web });

test("what is posted arrives once, and what comes back is told whatever its status", async () => {
  const { web, asked } = makeEdge({ answer: new Response("no", { status: 418 }) });
  expect(await post(web)).toMatchObject({ status: 418, text: "no" });
  expect(asked).toMatchObject([
    { url: URL_OF_OURS, init: { method: "POST", body: "{}", redirect: "manual" } },
  ]);
  expect(asked[0]?.init.headers).toMatchObject({ "X-Ours": "1" });
});

describe("is never sent to", () => {
  test.each([
    "http://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://①②⑦.⓪.⓪.①/",
    "https://10.0.0.5/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://localhost/",
    "https://metadata.google.internal/",
    "https://intranet/",
    "https://agent.example:8443/",
    "https://user:secret@agent.example/",
    "https://agent.example@127.0.0.1/",
    "ftp://agent.example/",
    "file:///etc/passwd",
    "not an address",
    "",
  ])("%s", async (url) => {
    const { web, asked } = makeEdge({});
    expect(await post(web, url)).toEqual({ failed: expect.stringMatching(SENTENCE) });
    expect(asked).toEqual([]);
  });

  test.each([
    ["a private address", ["10.0.0.1"]],
    ["a private one beside a public one", [PUBLIC_IP, "192.168.0.10"]],
    ["a link-local one behind IPv6", [PUBLIC_IP, "fe80::1"]],
    ["a mapped one", ["::ffff:169.254.169.254"]],
    ["nothing at all", []],
  ])("a name that leads to %s", async (_, addresses) => {
    const { web, asked } = makeEdge({ addresses });
    expect(await post(web)).toEqual({ failed: expect.stringMatching(SENTENCE) });
    expect(asked).toEqual([]);
  });
});

test.each([301, 302, 303, 307, 308])("a redirect with %i is not followed", async (status) => {
  const answer = new Response(null, { status, headers: { Location: "https://other.example/" } });
  const { web, asked } = makeEdge({ answer });
  expect(await post(web)).toEqual({
    failed: "It answered with a redirect, which is not followed.",
  });
  expect(asked).toHaveLength(1);
});

const endless = () =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(4_000).fill(65)),
    }),
  );
const stalled = () => new Response(new ReadableStream<Uint8Array>({ pull: () => never() }));
const brokenOff = () =>
  new Response(
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("reset")) }),
  );

test.each<[string, Edge, RegExp]>([
  ["the resolver is down", { addresses: new Error("503") }, /looked up/],
  ["the resolver says nothing", { addresses: "silence" }, /too long/],
  ["nobody listens there", { answer: new Error("refused") }, /could not be reached/],
  ["it says nothing", { answer: "silence" }, /too long/],
  ["it stops in the middle", { answer: stalled() }, /too long/],
  ["it breaks off in the middle", { answer: brokenOff() }, /broke off/],
  ["it does not stop", { answer: endless() }, /more than 10 kB/],
])("when %s, that is told in a sentence", async (_, edge, sentence) => {
  const { web } = makeEdge(edge);
  const outcome = await post(web, URL_OF_OURS, 50);
  expect(outcome).toEqual({ failed: expect.stringMatching(sentence) });
  expect(outcome).toEqual({ failed: expect.stringMatching(SENTENCE) });
});

test("what took too long to look up is not sent afterwards", async () => {
  const found = Promise.withResolvers<readonly string[]>();
  const { web, asked } = makeEdge({});
  const slow: Web = { ...web, resolve: () => found.promise };
  expect(await post(slow, URL_OF_OURS, 10)).toHaveProperty("failed");
  found.resolve([PUBLIC_IP]);
  await found.promise;
  expect(asked).toEqual([]);
});
