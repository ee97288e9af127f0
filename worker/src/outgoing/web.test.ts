import { afterEach, expect, test, vi } from "vitest";
import { publicWeb } from "./web.ts";

afterEach(() => vi.restoreAllMocks());

/** What the resolver says, by the type of record that is asked for. */
function answering(records: Readonly<Record<string, object>>): string[] {
  const asked: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    const url = new URL(String(input));
    asked.push(`${url.origin} ${url.searchParams.get("name")}`);
    return Response.json(records[url.searchParams.get("type") ?? ""] ?? { Status: 0 });
  });
  return asked;
}

test("a name is resolved to its addresses of both kinds, aliases left aside", async () => {
  const asked = answering({
    A: {
      Status: 0,
      Answer: [
        { type: 5, data: "edge.example." },
        { type: 1, data: "93.184.215.14" },
        { type: 1, data: "10.0.0.1" },
      ],
    },
    AAAA: { Status: 0, Answer: [{ type: 28, data: "2606:4700::1" }] },
  });
  expect(await publicWeb.resolve("clinic.example")).toEqual([
    "93.184.215.14",
    "10.0.0.1",
    "2606:4700::1",
  ]);
  expect(new Set(asked)).toEqual(new Set(["https://cloudflare-dns.com clinic.example"]));
});

test("a name that does not exist has no addresses", async () => {
  answering({ A: { Status: 3 }, AAAA: { Status: 3 } });
  expect(await publicWeb.resolve("nowhere.example")).toEqual([]);
});

test("a resolver in trouble, even for one kind of address, is no answer", async () => {
  answering({
    A: { Status: 0, Answer: [{ type: 1, data: "93.184.215.14" }] },
    AAAA: { Status: 2 },
  });
  await expect(publicWeb.resolve("clinic.example")).rejects.toThrow("answered 2");
});

test("a name's texts are read as they were written, however many pieces they stand in", async () => {
  answering({
    TXT: {
      Status: 0,
      Answer: [
        { type: 5, data: "elsewhere.example." },
        { type: 16, data: '"v=spf1 -all"' },
        { type: 16, data: '"one" "two"' },
        { type: 16, data: "bare" },
      ],
    },
  });
  expect(await publicWeb.readTexts?.("clinic.example")).toEqual(["v=spf1 -all", "onetwo", "bare"]);
});
