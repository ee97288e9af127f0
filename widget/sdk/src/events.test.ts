import { expect, test } from "vitest";
import type { AppointmentBooked } from "../../../contracts/appointments.ts";
import type { HandoverView } from "../../../contracts/handover.ts";
import type { Attributes } from "../../../contracts/identity.ts";
import type { LeadCaptured } from "../../../contracts/lead.ts";
import {
  type COLOR_SCHEMES,
  type POSITIONS,
  WIDGET_KEY_PATTERN,
} from "../../../contracts/widget-config.ts";
import type { PageSettings } from "../../src/shared/page-settings.ts";
import type { Traits, WidgetEvent } from "../../src/shared/panel-door.ts";
import { type ChatWidgetEvent, type ChatWidgetEvents, EVENT_NAMES, handlerName } from "./events.ts";
import { problemWith } from "./problems.ts";
import type { ChatWidgetIdentity, ChatWidgetSettings, LoadOptions } from "./settings.ts";

// The package writes its types anew, because it takes nothing of this project along. Whoever changes
// the loader's or the API's finds here, as an error of the compiler, what must follow.

type IsSame<One, Other> = [One, Other] extends [Other, One] ? true : false;
type Plain<Whole> = { readonly [Name in keyof Whole]: Whole[Name] };
const proven = <_Proof extends true>() => true;

test("the package knows the loader's events, and no others", () => {
  expect(proven<IsSame<ChatWidgetEvent, WidgetEvent>>()).toBe(true);
  expect(proven<IsSame<(typeof EVENT_NAMES)[number], WidgetEvent>>()).toBe(true);
  expect(new Set(EVENT_NAMES).size).toBe(EVENT_NAMES.length);
});

test("what listeners are given is what the API answered", () => {
  expect(proven<IsSame<ChatWidgetEvents["handover"], Plain<HandoverView>>>()).toBe(true);
  expect(proven<IsSame<ChatWidgetEvents["appointment"], Plain<AppointmentBooked>>>()).toBe(true);
  type LeadId = Pick<LeadCaptured, "lead_id">;
  expect(proven<IsSame<ChatWidgetEvents["lead"], Plain<LeadId>>>()).toBe(true);
});

test("settings are the loader's, with the values that the dashboard has", () => {
  type Named = Exclude<keyof LoadOptions, "host" | "nonce" | "identity" | "onProblem">;
  type Unknown = Exclude<Named, keyof PageSettings | "inline" | "start">;
  expect(proven<IsSame<Unknown, never>>()).toBe(true);
  type Position = NonNullable<ChatWidgetSettings["position"]>;
  expect(proven<IsSame<Position, (typeof POSITIONS)[number]>>()).toBe(true);
  type ColorScheme = NonNullable<ChatWidgetSettings["colorScheme"]>;
  expect(proven<IsSame<ColorScheme, (typeof COLOR_SCHEMES)[number]>>()).toBe(true);
});

test("an identity has what the loader takes, and attributes that the API takes", () => {
  type Beyond = Exclude<keyof Traits, keyof ChatWidgetIdentity>;
  expect(proven<IsSame<Beyond, never>>()).toBe(true);
  type Given = NonNullable<ChatWidgetIdentity["attributes"]>;
  expect(proven<IsSame<Given, Readonly<Attributes>>>()).toBe(true);
});

test("a key that the API takes is taken, and no other", () => {
  const host = "https://chat.example.com";
  const keys = ["wtfu_0123456789abcdef0123456789abcdef", "wtfu_0123", "WTFU_", "", " "];
  for (const widgetKey of keys) {
    const isTaken = problemWith({ widgetKey, host }) === null;
    expect(isTaken, widgetKey).toBe(WIDGET_KEY_PATTERN.test(widgetKey));
  }
});

test("each event has a handler that is named after it", () => {
  expect(handlerName("message")).toBe("onMessage");
  expect(handlerName("handover")).toBe("onHandover");
  expect(handlerName("identify_refused")).toBe("onIdentifyRefused");
});
