import { expect, test, vi } from "vitest";
import { Page } from "./page.ts";

const COOKIE = "wetechforu_chat_user";
const CHAT = "wtfu_a";
const KNOWN = `${COOKIE}:${CHAT}`;

/** A page of somebody whose mark is in the cookie, on a site that answers with a new token each time. */
function openPage(mark: string, status = 200) {
  const page = new Page();
  page.cookie = mark && `other=1; ${COOKIE}=${mark}`;
  let count = 0;
  const fetch = vi.fn(async (_route: string, _options: RequestInit) => {
    count += 1;
    return { status, json: async () => ({ token: `token-${count}` }) };
  });
  return {
    page,
    fetch,
    run: () => page.run("identity.js", { route: "/identity", chat: CHAT }, { fetch }),
  };
}

const settled = (page: Page, told: unknown[]) =>
  vi.waitFor(() => expect(page.told()).toEqual(told));

test("a visitor is asked about by nobody", () => {
  const { page, fetch, run } = openPage("");
  run();
  expect(fetch).not.toHaveBeenCalled();
  expect(page.told()).toEqual([]);
});

test("a user is asked about by a request that no cache keeps and no form can send", async () => {
  const { page, fetch, run } = openPage("aa11");
  run();
  await settled(page, [["identify", { token: "token-1" }]]);
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    method: "POST",
    cache: "no-store",
    headers: { "X-WeTechForU-Chat": "1" },
  });
  expect(page.stored.get(KNOWN)).toBe("aa11");
});

test("a token that was refused is followed by a new one, however young it is", async () => {
  const { page, run } = openPage("aa11");
  run();
  await settled(page, [["identify", { token: "token-1" }]]);
  page.tell("identify_refused");
  await settled(page, [
    ["identify", { token: "token-1" }],
    ["identify", { token: "token-2" }],
  ]);
});

test("a user who has signed out is forgotten", () => {
  const { page, run } = openPage("");
  page.stored.set(KNOWN, "aa11");
  run();
  expect(page.told()).toEqual([["reset"]]);
  expect(page.stored.size).toBe(0);
});

test("on two sites of one host, each forgets its own widget's user, whichever is visited first", () => {
  const { page, run } = openPage("");
  const other = `${COOKIE}:wtfu_b`;
  page.stored.set(KNOWN, "aa11");
  page.stored.set(other, "aa11");
  run();
  expect(page.told()).toEqual([["reset"]]);
  expect([...page.stored.keys()]).toEqual([other]);
});

test("a user after another is another person: first forgotten, then known", async () => {
  const { page, run } = openPage("bb22");
  page.stored.set(KNOWN, "aa11");
  run();
  await settled(page, [["reset"], ["identify", { token: "token-1" }]]);
  expect(page.stored.get(KNOWN)).toBe("bb22");
});

test("a sign-in that the site does not know any more is forgotten", async () => {
  const { page, run } = openPage("aa11", 204);
  page.stored.set(KNOWN, "aa11");
  run();
  await settled(page, [["reset"]]);
});
