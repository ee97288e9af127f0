import { expect, test } from "vitest";
import { MoveAppointment } from "../../../contracts/admin/appointments.ts";
import { ChangeClient } from "../../../contracts/admin/clients.ts";
import { ChangeLead, CreateLead } from "../../../contracts/admin/leads.ts";
import { ChangeMe } from "../../../contracts/admin/me.ts";
import { ChangeWidget } from "../../../contracts/admin/widgets.ts";
import { ChangeEntry } from "../../../contracts/knowledge-entries.ts";
import { ApiError } from "./client.ts";
import { reasonIn } from "./reason.ts";
import { complaintOn, sentenceFor } from "./sentence.ts";

const refusal = (field: string, message: string) =>
  new ApiError({ code: "bad_request", status: 400, field, message });

const LONG = "x".repeat(20_000);

test.each([
  [ChangeClient, { name: " ", email: "no", website: "no", timezone: "Mars/Olympus", phone: LONG }],
  [ChangeClient, { country: "usa", lead_assignment: "dice", lead_reminder_hours: 0 }],
  [CreateLead, {}],
  [ChangeLead, { lost_reason: "weather", lost_note: LONG }],
  [MoveAppointment, { starts_at: "soon" }],
  [ChangeMe, { name: "two\nlines" }],
  [
    ChangeWidget,
    {
      primary_color: "red",
      locale: "?",
      bot_avatar_url: "http://a.example",
      answer_threshold: 2,
      retention_days: 0,
      rate_limit_messages: 1.5,
      auto_open_delay_ms: Number.NaN,
      intro_messages: ["a", "b", "c", "d", "e", "f"],
      blocked_ips: ["here"],
      domain_whitelist: ["no host"],
      welcome_message: "",
      industry: "piracy",
      quick_actions: [{ type: "link", label: "Go", url: "javascript:alert(1)" }],
      handoff_wait_minutes: 0,
      handoff_away_minutes: Number.NaN,
      ai_handoff_url: "http://a.example",
      lead_thanks_text: LONG,
      appointment_settings: {
        services: [
          { id: "A b", name: "two\nlines", duration_minutes: 1, buffer_after_minutes: 0.5 },
          { id: "twice", name: "One", duration_minutes: 30 },
          { id: "twice", name: "", duration_minutes: 30 },
        ],
        capacity: 99,
      },
    },
  ],
  [ChangeEntry, { question: "", answer: LONG, source_url: "no", priority: 11 }],
])("each reason that a contract gives is known to the dashboard", (contract, body) => {
  const issues = contract.safeParse(body).error?.issues ?? [];
  expect(issues.length).toBeGreaterThanOrEqual(Math.max(1, Object.keys(body).length));
  const unknown = issues.filter(({ message }) => reasonIn(message, "field") === null);
  expect(unknown).toEqual([]);
});

test("a complaint speaks of the field without its name in the API", () => {
  const error = refusal("quick_actions.0.label", "quick_actions.0.label must not be empty.");
  expect(complaintOn(error, "quick_actions.0")).toBe("Must not be empty.");
  expect(complaintOn(error, "name")).toBeNull();
  const number = refusal("priority", "priority: Too big: expected number to be <=10.");
  expect(complaintOn(number, "priority")).toBe("Must be at most 10.");
});

test.each([
  "must be messages and seconds, such as 20/60: at most 1000 in at most 86400 seconds.",
  "must have a letter or a digit.",
  "must be an IP address or a range such as 203.0.113.0/24 or 2001:db8::/32.",
  "is too large a pattern. Count less far, or make two rules of it.",
  "matches every message, even an empty one.",
  "is no pattern that can be used here: missing closing ): `(free`",
])("why a spam rule's value is refused is known to the dashboard: %s", (reason) => {
  expect(reasonIn(`rule_value ${reason}`, "rule_value")).not.toBeNull();
});

test("a form's sentence calls the field as the form does", () => {
  const error = refusal("timezone", "timezone must be a time zone such as Europe/Madrid.");
  expect(sentenceFor(error)).toBe("Time zone: Must be a time zone such as Europe/Madrid.");
});

test("a reason that is not known is said in the API's own words", () => {
  const error = refusal("url", "That page could not be read.");
  expect(complaintOn(error, "url")).toBe("That page could not be read.");
  expect(sentenceFor(error)).toBe("That page could not be read.");
});
