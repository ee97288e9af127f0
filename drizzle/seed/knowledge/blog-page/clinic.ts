import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const clinicEntries: readonly NewEntry[] = [
  {
    category: "The clinic",
    question: "Can I book a visit with one of the authors?",
    alternativeQuestions: ["see dr okafor", "book an appointment", "make an appointment"],
    answer:
      "Yes, they all see patients here in Chicago, and all accept new ones. Book in the [patient portal](https://portal.alignprimarycare.example) or call **(312) 555-0142**.",
    keywords: ["book", "appointment", "visit", "author", "schedule"],
    priority: 8,
  },
  {
    category: "The clinic",
    question: "When are you open?",
    alternativeQuestions: ["opening hours", "open saturday?", "hours"],
    answer: "Monday–Friday 8 a.m. – 6 p.m. and Saturday 9 a.m. – 1 p.m.; closed on Sunday.",
    keywords: ["hours", "open", "close", "saturday", "sunday"],
    priority: 8,
  },
  {
    category: "The clinic",
    question: "Where is the clinic?",
    alternativeQuestions: ["address", "is there parking", "how do i get there"],
    answer:
      "**2418 N. Alder Street, Suite 200, Chicago, IL 60614.** The garage on Birch Court is free for two hours, and Fullerton station is a six-minute walk.",
    keywords: ["address", "location", "where", "parking", "directions"],
    priority: 7,
  },
  {
    category: "The clinic",
    question: "Do you take walk-ins?",
    alternativeQuestions: ["can i just come in", "walk in saturday", "no appointment"],
    answer:
      "Yes: Monday–Friday from 8 a.m. to 4 p.m. and Saturday from 9 a.m. to noon, first come, first served.",
    keywords: ["walk-in", "walk in", "no appointment", "same day"],
    priority: 7,
  },
  {
    category: "The clinic",
    question: "Do you take my insurance?",
    alternativeQuestions: ["do you accept aetna", "medicaid", "price without insurance"],
    answer:
      "We're in network with Aetna, Blue Cross Blue Shield of Illinois (PPO), Cigna, Humana and UnitedHealthcare, and take Medicare and most Illinois Medicaid plans. Without insurance an office visit is $125 and a video visit $79.",
    keywords: ["insurance", "aetna", "medicaid", "medicare", "cost", "price"],
    priority: 7,
  },
  {
    category: "The clinic",
    question: "Can I see someone by video?",
    alternativeQuestions: ["telehealth", "online doctor visit", "video call with a doctor"],
    answer:
      "Yes, Monday–Friday from 8 a.m. to 6 p.m., as long as you're in Illinois during the call. It takes 20 minutes and there's nothing to install.",
    keywords: ["telehealth", "video", "online", "virtual"],
    priority: 5,
  },
  {
    category: "Urgent needs",
    question: "What if this is an emergency?",
    alternativeQuestions: ["chest pain", "should i call 911", "i cant breathe"],
    answer:
      "**Call 911 now** for chest pain, trouble breathing, signs of a stroke, heavy bleeding or a severe allergic reaction. If you aren't sure, call our nurse line at any hour: **(312) 555-0142**.",
    keywords: ["emergency", "911", "chest pain", "urgent", "breathe"],
    priority: 10,
  },
  {
    category: "Urgent needs",
    question: "I have a personal medical question. Who can answer it?",
    alternativeQuestions: ["can i ask a nurse", "talk to a doctor", "talk to a person"],
    answer:
      "Patients can message their clinician in the [patient portal](https://portal.alignprimarycare.example) and hear back within one business day. Anyone can call the nurse line at **(312) 555-0142**, day or night. Or leave your number here and the front desk will call you.",
    keywords: ["nurse", "doctor", "person", "personal", "question", "talk"],
    priority: 7,
  },
];
