import type { NewWidget } from "../../worker/src/store/widgets.ts";
import type { clients } from "../schema/index.ts";
import { CLINIC_APPOINTMENTS } from "./appointment-settings.ts";
import { CLINIC_HOURS, NORTHSIDE_HOURS } from "./business-hours.ts";
import { appointmentEntries } from "./knowledge/appointment.ts";
import { blogPageEntries } from "./knowledge/blog-page.ts";
import { mainWebsiteEntries } from "./knowledge/main-website.ts";
import { northsideEntries } from "./knowledge/northside.ts";

export interface SeedClient {
  readonly row: typeof clients.$inferInsert;
  readonly widgets: readonly (Omit<NewWidget, "clientId"> & { readonly widgetKey: string })[];
}

const CLINIC_LOOK = {
  industry: "healthcare",
  primaryColor: "#0e7490",
  secondaryColor: "#155e75",
  botName: "Ally",
  businessHours: CLINIC_HOURS,
  offlineMessage:
    "The clinic is closed right now, but I can still answer most questions. For anything else, leave your details and we will get back to you the next working day.",
} as const;

export const ALIGN_PRIMARY_CARE: SeedClient = {
  row: {
    name: "Align Primary Care",
    email: "hello@alignprimarycare.example",
    phone: "(312) 555-0142",
    website: "https://www.alignprimarycare.example",
    industry: "healthcare",
    timezone: "America/Chicago",
  },
  widgets: [
    {
      ...CLINIC_LOOK,
      widgetKey: "wtfu_00000000000000000000000000000001",
      widgetName: "Main Website Chat",
      welcomeMessage: "Hi, I'm Ally from Align Primary Care. What can I help you with?",
      introMessages: [
        "Ask me about walk-ins, insurance, refills or anything else about a visit.",
        "In an emergency, please call 911.",
      ],
      quickActions: [
        { type: "ask", label: "Opening hours", message: "What are your opening hours?" },
        { type: "ask", label: "Walk-ins", message: "Do you take walk-in patients?" },
        { type: "ask", label: "Insurance", message: "Which insurance plans do you accept?" },
        { type: "book_appointment", label: "Book a visit" },
        { type: "handoff", label: "Talk to a person" },
        { type: "capture_lead", label: "Call me back" },
      ],
      enableAppointmentBooking: true,
      appointmentSettings: CLINIC_APPOINTMENTS,
      // A plain page without a gate: whoever tries the chat out gets through.
      requireDisclaimer: false,
      entries: mainWebsiteEntries,
    },
    {
      ...CLINIC_LOOK,
      widgetKey: "wtfu_00000000000000000000000000000003",
      widgetName: "Blog Page Chat",
      primaryColor: "#4d7c0f",
      secondaryColor: "#3f6212",
      position: "bottom-left",
      welcomeMessage: "Enjoying the read? Ask me about an article or about the clinic.",
      introMessages: ["Our articles give general information; your clinician knows you better."],
      quickActions: [
        { type: "ask", label: "Who writes this?", message: "Who writes the articles?" },
        { type: "ask", label: "Newsletter", message: "How do I sign up for the newsletter?" },
        { type: "capture_lead", label: "Leave your details" },
      ],
      requireDisclaimer: false,
      entries: blogPageEntries,
    },
    {
      ...CLINIC_LOOK,
      widgetKey: "wtfu_00000000000000000000000000000004",
      widgetName: "Appointment Chat",
      welcomeMessage: "Ready to see someone? I can help with booking, moving or preparing a visit.",
      introMessages: ["For emergencies, please call 911."],
      quickActions: [
        { type: "book_appointment", label: "Book a visit" },
        {
          type: "ask",
          label: "Moving a visit",
          message: "How do I move my appointment to another time?",
        },
        { type: "ask", label: "What to bring", message: "What should I bring to my appointment?" },
        { type: "capture_lead", label: "Call me back" },
      ],
      enableAppointmentBooking: true,
      appointmentSettings: CLINIC_APPOINTMENTS,
      requireDisclaimer: true,
      disclaimerText:
        "This chat gives general information and helps with appointments. It is **not medical advice** and is not watched around the clock. In an emergency, call 911. Please do not write symptoms, diagnoses or insurance numbers here.",
      disclaimerVersion: "2026-01",
      domainWhitelist: [
        "localhost",
        "127.0.0.1",
        "alignprimarycare.example",
        "*.alignprimarycare.example",
      ],
      entries: appointmentEntries,
    },
  ],
};

export const NORTHSIDE: SeedClient = {
  row: {
    name: "Northside Heating & Plumbing",
    email: "service@northsideheating.example",
    phone: "(303) 555-0117",
    website: "https://www.northsideheating.example",
    industry: "home services",
    timezone: "America/Denver",
  },
  widgets: [
    {
      widgetKey: "wtfu_00000000000000000000000000000002",
      widgetName: "Northside Chat",
      industry: "general",
      primaryColor: "#c2410c",
      secondaryColor: "#9a3412",
      botName: "Nora",
      welcomeMessage: "Hi, Nora here from Northside. Heat, water or a quote?",
      introMessages: [
        "No heat or a burst pipe? Call **(303) 555-0117**: we come out day and night.",
      ],
      quickActions: [
        {
          type: "ask",
          label: "Emergency service",
          message: "Do you come out for emergencies at night or on weekends?",
        },
        { type: "ask", label: "Prices", message: "What does a service call cost?" },
        { type: "handoff", label: "Talk to a person" },
        { type: "capture_lead", label: "Request a quote" },
      ],
      businessHours: NORTHSIDE_HOURS,
      offlineMessage:
        "Nobody is at the desk right now. For an emergency call our 24-hour line; for anything else leave your details and we will call you back.",
      entries: northsideEntries,
    },
  ],
};
