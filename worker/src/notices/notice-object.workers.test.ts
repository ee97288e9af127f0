import { runDurableObjectAlarm } from "cloudflare:test";
import { beforeAll, expect, test } from "vitest";
import { mailsTo, useMailbox } from "../../test/mailbox.ts";
import { makeNotice, makeNoticeHome, makeReader } from "../../test/make-notice.ts";
import { testEnv } from "../../test/thread-client.ts";
import type { Notice } from "./notice.ts";

beforeAll(useMailbox);

const objectOf = ({ id }: Notice) => testEnv.NOTICES.get(testEnv.NOTICES.idFromName(id));

function noticeTo(address: string, type: "new_conversation" | "handover_waiting") {
  const readers = [makeReader({ email: address })];
  return makeNotice(type, { home: makeNoticeHome({ address, readers }) });
}

test("calls at the same time share one sending, and know how it went", async () => {
  const address = `${crypto.randomUUID()}@example.com`;
  const notice = noticeTo(address, "handover_waiting");
  const reports = await Promise.all(
    Array.from({ length: 20 }, () => objectOf(notice).deliver(notice)),
  );
  for (const report of reports) expect(report).toMatchObject([{ status: "sent", attempts: 1 }]);
  expect(await mailsTo(address)).toHaveLength(1);
});

test("addresses are forgotten, and yet a new conversation is never told again", async () => {
  const address = `${crypto.randomUUID()}@example.com`;
  const notice = noticeTo(address, "new_conversation");
  await objectOf(notice).deliver(notice);
  expect(await runDurableObjectAlarm(objectOf(notice))).toBe(true);
  expect(await objectOf(notice).deliver(notice)).toEqual([]);
  expect(await objectOf(notice).giveUp(null)).toEqual([]);
  expect(await mailsTo(address)).toHaveLength(1);
});
