import { createContext, runInContext } from "node:vm";
import { jwtVerify, SignJWT } from "jose";
import { expect, test } from "vitest";
import { nodeCode, PAGE_CODE, phpCode, SIGN_OUT_CODE } from "./signing-code.ts";

const SECRET = "s".repeat(43);
const KEY = `wtfu_${"a".repeat(32)}`;
const PLACE = { widgetKey: KEY, keyId: "wik_0000000000000001" };

test("the code for Node signs a token with all that is asked of one, within its bounds", async () => {
  const [first = "", ...rest] = nodeCode(PLACE).split("\n");
  expect(first).toBe('import { SignJWT } from "jose";');
  const body = rest.join("\n").replace("export ", "");
  const make = new Function("SignJWT", "process", `${body}; return chatToken;`);
  const chatToken = make(SignJWT, { env: { CHAT_SECRET: SECRET } });
  const token = await chatToken({ id: 7, name: "Ana", email: "ana@shop.example", plan: "pro" });
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(SECRET), {
    audience: KEY,
    algorithms: ["HS256"],
  });
  expect(protectedHeader).toEqual({ alg: "HS256", kid: PLACE.keyId });
  expect(payload).toMatchObject({ sub: "7", name: "Ana", attributes: { plan: "pro" } });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600);
});

test("without a secret yet, the code shows where its id goes", () => {
  for (const code of [nodeCode, phpCode]) expect(code({ ...PLACE, keyId: null })).toContain("KEY");
});

test("the page's code works before the chat is loaded, as the tag is async", () => {
  const page = createContext({ token: "a.b.c" });
  runInContext(`var window = globalThis;\n${PAGE_CODE}\n${SIGN_OUT_CODE}`, page);
  // What the page made is of another realm, whose arrays are not equal to ours.
  expect(JSON.parse(JSON.stringify(page.WeTechForUWidget))).toEqual([
    ["identify", { token: "a.b.c" }],
    ["reset"],
  ]);
});
