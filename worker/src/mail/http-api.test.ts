import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { openMail } from "./mail.ts";

const mail = { to: "ana@example.com", subject: "Hello", html: "<p>Hi</p>", text: "Hi" };
const stops: Array<() => void> = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A mail API that answers every call with `status` and notes it. */
async function startApi(status: number) {
  const calls: { method: string; authorization: string; key?: string; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", headers } = request;
    const body = method === "POST" ? await json(request) : null;
    const key = headers["idempotency-key"];
    const known = { method, authorization: headers.authorization ?? "", body };
    calls.push({ ...known, ...(typeof key === "string" ? { key } : {}) });
    response.writeHead(status, { Location: "/elsewhere" }).end('{"message":"key re_secret"}');
  }).listen(0, "127.0.0.1");
  stops.push(() => server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const MAIL_API_URL = `http://127.0.0.1:${port}/emails`;
  const settings = { MAIL_FROM: "Chat <chat@example.com>", MAIL_API_KEY: "re_secret" };
  return { calls, port: openMail({ MAIL_TRANSPORT: "api", MAIL_API_URL, ...settings }) };
}

test("the API is given the mail, its sender, its reply address and the key", async () => {
  const { calls, port } = await startApi(200);
  await port.send({ ...mail, replyTo: "jo@example.com" });
  const from = '"Chat" <chat@example.com>';
  const body = { ...mail, from, to: [mail.to], reply_to: "jo@example.com" };
  expect(calls).toEqual([{ method: "POST", authorization: "Bearer re_secret", body }]);
});

test("a mail without a reply address names none", async () => {
  const { calls, port } = await startApi(200);
  await port.send(mail);
  expect(calls[0]?.body).not.toHaveProperty("reply_to");
});

test.each([401, 422, 500])("status %i is a failure, told without the API's words", async (code) => {
  const { port } = await startApi(code);
  await expect(port.send(mail)).rejects.toThrow(`The mail API answered with status ${code}.`);
});

test("a redirect is a failure and not followed", async () => {
  const { calls, port } = await startApi(302);
  await expect(port.send(mail)).rejects.toThrow("status 302");
  expect(calls).toHaveLength(1);
});

test("the API is told by which key it knows the mail again, its thread and its files", async () => {
  const { calls, port } = await startApi(200);
  const type = "text/calendar; method=CANCEL; charset=utf-8";
  const attachments = [{ name: "invite.ics", type, content: "ñ" }];
  await port.send({ ...mail, thread: { key: "k1", about: "a1" }, attachments });
  expect(calls[0]?.key).toBe("k1");
  expect(calls[0]?.body).toMatchObject({
    headers: {
      "Message-ID": "<k1@example.com>",
      "In-Reply-To": "<a1@example.com>",
      "Auto-Submitted": "auto-generated",
    },
    attachments: [{ filename: "invite.ics", content: "w7E=", content_type: type }],
  });
});

test.each([
  { code: 422, name: "MailRefused" },
  { code: 401, name: "Error" },
  { code: 429, name: "Error" },
])("status $code is a $name", async ({ code, name }) => {
  const { port } = await startApi(code);
  await expect(port.send(mail)).rejects.toMatchObject({ name });
});
