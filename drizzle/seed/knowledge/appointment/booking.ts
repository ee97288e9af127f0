import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const bookingEntries: readonly NewEntry[] = [
  {
    category: "Booking",
    question: "How do I book an appointment?",
    alternativeQuestions: [
      "i want to make an appointment",
      "schedule a visit",
      "book me in for tomorrow",
    ],
    answer:
      "Tell me here what it's about and when suits you, use the [patient portal](https://portal.alignprimarycare.example), or call **(312) 555-0142**. Online you can book up to 60 days ahead.",
    keywords: ["book", "appointment", "schedule", "make", "visit"],
    priority: 10,
  },
  {
    category: "Booking",
    question: "How soon can I be seen?",
    alternativeQuestions: ["next available", "anything today?", "same day appointment"],
    answer:
      "Routine visits are usually within three days. Same-day times open each morning at 7:30, by phone and in the portal. For simple problems you can also walk in: Monday–Friday 8 a.m. – 4 p.m., Saturday 9 a.m. – noon.",
    keywords: ["soon", "today", "same-day", "next available", "earliest"],
    priority: 8,
  },
  {
    category: "Booking",
    question: "Can I come without an appointment?",
    alternativeQuestions: ["walk ins", "do you take walk ins on saturday", "just show up"],
    answer:
      "Yes, for colds, minor injuries, rashes and other simple problems:\n- **Monday–Friday:** 8 a.m. – 4 p.m.\n- **Saturday:** 9 a.m. – noon\n\nPhysicals, new patient visits and long-term conditions need an appointment.",
    keywords: ["walk-in", "walk in", "without appointment", "drop in", "saturday"],
    priority: 8,
  },
  {
    category: "Booking",
    question: "Which days and times can I book?",
    alternativeQuestions: ["evening appointments", "do you have saturday appointments", "hours"],
    answer:
      "Appointments run Monday–Friday from 8 a.m. to 5:40 p.m. and Saturday from 9 a.m. to 12:40 p.m. We're closed on Sunday. Early mornings and Saturdays go first.",
    keywords: ["times", "days", "hours", "evening", "saturday", "available"],
    priority: 7,
  },
  {
    category: "Booking",
    question: "Can I choose which clinician I see?",
    alternativeQuestions: ["i want a female doctor", "book with dr reyes", "see the same doctor"],
    answer:
      "Yes: Dr. Maya Okafor and Dr. Daniel Reyes for adults, Dr. Priya Raman for children and families, Hannah Lindqvist, FNP, for women's health. If any of them is fine for you, you'll be seen sooner.",
    keywords: ["doctor", "clinician", "choose", "female", "okafor", "reyes", "raman"],
    priority: 6,
  },
  {
    category: "Booking",
    question: "Can I book for my child or another family member?",
    alternativeQuestions: ["appointment for my son", "book for my mom", "two kids one visit"],
    answer:
      "Yes. Give me their name and date of birth when we book. A parent or guardian comes along with anyone under 18. For two children, please book two visits back to back.",
    keywords: ["child", "family", "son", "daughter", "parent", "mom"],
    priority: 5,
  },
  {
    category: "Booking",
    question: "Is there a waiting list for earlier times?",
    alternativeQuestions: ["put me on the waitlist", "anything sooner", "cancellation list"],
    answer:
      "Yes. Choose **Tell me about earlier times** in the portal or ask us to add you. We text when something opens; the first to reply gets it, and your own appointment stays until then.",
    keywords: ["waitlist", "waiting list", "earlier", "sooner", "cancellation"],
    priority: 4,
  },
  {
    category: "Booking",
    question: "How do I know that my appointment is booked?",
    alternativeQuestions: [
      "confirmation email",
      "did my booking go through",
      "when is my appointment",
    ],
    answer:
      "You get a confirmation by text and email within a few minutes, with a calendar file. A reminder follows two days before and again three hours before. No confirmation? Call **(312) 555-0142**.",
    keywords: ["confirmation", "confirmed", "reminder", "booked", "text"],
    priority: 6,
  },
];
