import { describe, expect, test } from "vitest";
import { makeNotice, makeNoticeHome, makeReader } from "../../test/make-notice.ts";
import { preferencesOf } from "../domain/notification-preferences.ts";
import type { Notice } from "./notice.ts";
import { recipientsOf } from "./recipients.ts";

const told = (notice: Notice) => recipientsOf(notice).map(({ kind, email }) => `${kind} ${email}`);
const DESK = "address desk@clinic.example";
const SAM = "user sam@clinic.example";
const ANA = "visitor ana@example.com";

describe("users are told by their own choice", () => {
  test("of a new conversation only who wished for it", () => {
    expect(told(makeNotice("new_conversation"))).toEqual([DESK]);
    const preferences = preferencesOf({ new_conversation: true }, "client_user");
    const home = makeNoticeHome({ readers: [makeReader({ role: "client_user", preferences })] });
    expect(told(makeNotice("new_conversation", { home }))).toEqual([DESK, SAM]);
  });

  test("of a lead admins are, unless they chose otherwise, and others only when they chose it", () => {
    expect(told(makeNotice("lead_captured"))).toEqual([DESK, SAM]);
    const deaf = makeReader({
      preferences: preferencesOf({ lead_captured: false }, "client_admin"),
    });
    const plain = makeReader({ role: "client_user", email: "kim@clinic.example" });
    const home = makeNoticeHome({ readers: [deaf, plain], address: null });
    expect(told(makeNotice("lead_captured", { home }))).toEqual([]);
  });

  test("of a lead that waits, those whom the reminder names", () => {
    const kim = makeReader({ userId: 2, role: "client_user", email: "kim@clinic.example" });
    const home = makeNoticeHome({ readers: [makeReader(), kim] });
    const notice = makeNotice("lead_reminder", { home, userIds: [2] });
    expect(told(notice)).toEqual(["user kim@clinic.example"]);
  });
});

test("one address gets one mail, however it is written", () => {
  const home = makeNoticeHome({ address: "SAM@clinic.example" });
  expect(told(makeNotice("lead_captured", { home }))).toEqual(["address SAM@clinic.example"]);
});

describe("an appointment", () => {
  test("that the customer makes is told to both sides", () => {
    expect(told(makeNotice("appointment_requested"))).toEqual([ANA, DESK, SAM]);
  });

  test("that the business changes is told to the customer alone, and a reminder too", () => {
    expect(told(makeNotice("appointment_moved", { by: "user" }))).toEqual([ANA]);
    expect(told(makeNotice("appointment_reminder"))).toEqual([ANA]);
  });

  test("of a customer without an address is told to the business", () => {
    expect(told(makeNotice("appointment_cancelled", { email: null }))).toEqual([DESK, SAM]);
  });
});

test("what is for the visitor goes to nobody else", () => {
  expect(told(makeNotice("lead_thanks"))).toEqual([ANA]);
  expect(told(makeNotice("visitor_reply"))).toEqual([ANA]);
});

test("a summary goes to the user whom it was made for", () => {
  expect(told(makeNotice("daily_summary"))).toEqual([SAM]);
});
