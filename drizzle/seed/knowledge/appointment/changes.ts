import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const changeEntries: readonly NewEntry[] = [
  {
    category: "Changes",
    question: "How do I cancel my appointment?",
    alternativeQuestions: [
      "cancel my visit",
      "i dont need the appointment anymore",
      "cant make it",
    ],
    answer:
      "Reply **CANCEL** to your reminder text, use the link in your confirmation, or call **(312) 555-0142**. With 24 hours' notice it costs nothing.",
    keywords: ["cancel", "cancellation", "call off", "can't come"],
    priority: 9,
  },
  {
    category: "Changes",
    question: "How do I move my appointment to another time?",
    alternativeQuestions: ["reschedule", "change my appointment", "can i come later instead"],
    answer:
      "Use the link in your confirmation, the [patient portal](https://portal.alignprimarycare.example), or call **(312) 555-0142**. Your old time is kept until the new one is confirmed, so you can't end up with none.",
    keywords: ["reschedule", "move", "change", "another time", "later"],
    priority: 9,
  },
  {
    category: "Changes",
    question: "What if I miss my appointment?",
    alternativeQuestions: ["no show fee", "i forgot my appointment", "missed visit"],
    answer:
      "A missed visit, or one cancelled with less than 24 hours' notice, costs **$40**; insurance doesn't pay it. The first time is always forgiven. Call us and we'll find you a new time.",
    keywords: ["no-show", "missed", "fee", "forgot", "late cancellation"],
    priority: 6,
  },
  {
    category: "Changes",
    question: "What if I'm running late?",
    alternativeQuestions: ["stuck in traffic", "im 10 minutes late", "late for my appointment"],
    answer:
      "Call **(312) 555-0142** as soon as you can. Up to 15 minutes late we'll still see you, perhaps with less time; after that we'll fit you in as a walk-in or move the visit, without a fee.",
    keywords: ["late", "running late", "delay", "traffic"],
    priority: 6,
  },
  {
    category: "Changes",
    question: "Can I switch my visit from in person to video?",
    alternativeQuestions: ["make it a video call", "change to telehealth", "do it over the phone"],
    answer:
      "Often, yes, up to an hour before: use the link in your confirmation or call us. Physicals, vaccines, Pap tests and anything that needs an examination stay in person.",
    keywords: ["switch", "video", "telehealth", "in person", "change"],
    priority: 4,
  },
];
