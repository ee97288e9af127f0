import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const moneyEntries: readonly NewEntry[] = [
  {
    category: "Prices and payment",
    question: "What does a service call cost?",
    alternativeQuestions: [
      "how much to come out",
      "diagnostic fee",
      "hourly rate",
      "free estimate?",
    ],
    answer:
      "A visit with diagnosis is **$89** on weekdays and Saturdays, **$149** after hours, and it goes toward the repair if you go ahead. Repairs have a flat price that you approve first: no hourly rates. Quotes for new equipment are free.",
    keywords: ["cost", "price", "fee", "service call", "diagnostic", "estimate", "rate"],
    priority: 9,
  },
  {
    category: "Prices and payment",
    question: "Do you offer financing?",
    alternativeQuestions: ["pay monthly", "payment plan", "finance a furnace"],
    answer:
      "Yes, on jobs over $1,500: 12 months at 0% or up to 60 months at a fixed rate, with approved credit. Applying takes five minutes and shows your rate without touching your score.",
    keywords: ["financing", "finance", "monthly", "payment plan", "credit"],
    priority: 6,
  },
  {
    category: "Prices and payment",
    question: "Which ways of paying do you accept?",
    alternativeQuestions: ["do you take credit cards", "can i pay by check", "when do i pay"],
    answer:
      "Cards, checks, bank transfer and cash, when the work is done. For new equipment we ask for a third when you order.",
    keywords: ["pay", "card", "check", "cash", "payment"],
    priority: 4,
  },
  {
    category: "Prices and payment",
    question: "What is the Northside Care plan?",
    alternativeQuestions: ["maintenance plan", "membership", "service contract"],
    answer:
      "For **$19 a month** you get:\n- one heating and one cooling tune-up a year\n- 10% off every repair\n- no after-hours surcharge\n- a place at the front of the line\n\nCancel whenever you like.",
    keywords: ["care plan", "membership", "maintenance plan", "contract", "discount"],
    priority: 6,
  },
  {
    category: "Prices and payment",
    question: "What warranty do you give?",
    alternativeQuestions: ["guarantee", "it broke again", "is the work under warranty"],
    answer:
      "Two years on every repair, parts and labor; five years on our labor for new equipment, on top of the maker's warranty (usually ten years on parts). Something wrong? Call **(303) 555-0117** and we come back free.",
    keywords: ["warranty", "guarantee", "broke again", "labor", "parts"],
    priority: 6,
  },
];
