import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const plumbingEntries: readonly NewEntry[] = [
  {
    category: "Plumbing",
    question: "Can you unclog a drain?",
    alternativeQuestions: ["clogged sink", "drain backed up", "toilet is blocked"],
    answer:
      "Yes. Clearing a sink, tub or toilet drain is **$179**, a main line **$289**. If it blocks again within 60 days we come back free. Please skip drain cleaner: it eats pipes and burns our technicians.",
    keywords: ["drain", "clog", "clogged", "blocked", "toilet", "sink", "backed up"],
    priority: 8,
  },
  {
    category: "Plumbing",
    question: "I have no hot water. Can you fix it?",
    alternativeQuestions: [
      "water heater not working",
      "water heater leaking",
      "pilot light went out",
    ],
    answer:
      "Yes, usually the same day. If the tank is leaking, close the cold valve on top and turn the gas to **pilot** (or the breaker off) and call **(303) 555-0117**.",
    keywords: ["hot water", "water heater", "leaking", "pilot"],
    priority: 8,
  },
  {
    category: "Plumbing",
    question: "What does a new water heater cost?",
    alternativeQuestions: [
      "replace water heater",
      "tankless water heater price",
      "tankless or tank",
    ],
    answer:
      "A 50-gallon tank starts at **$1,650** installed, tankless at **$3,900**, both with permit and haul-away. Tankless pays off for families who run out of hot water; for one or two people a tank is usually the better buy.",
    keywords: ["water heater", "tankless", "tank", "replace", "cost"],
    priority: 6,
  },
  {
    category: "Plumbing",
    question: "Do you fix leaking faucets and running toilets?",
    alternativeQuestions: ["dripping tap", "toilet keeps running", "small plumbing jobs"],
    answer:
      "No job is too small. A faucet or toilet repair is typically **$120–$220** with parts, and you approve the price before we start.",
    keywords: ["faucet", "toilet", "leak", "drip", "running", "small"],
    priority: 6,
  },
  {
    category: "Plumbing",
    question: "Do you inspect and repair sewer lines?",
    alternativeQuestions: ["sewer camera", "roots in sewer", "sewage smell in basement"],
    answer:
      "Yes. A camera inspection is **$225**, with the video for you to keep. Many lines can be relined without digging up the yard; we'll show you the picture before we recommend anything.",
    keywords: ["sewer", "camera", "inspection", "roots", "sewage"],
    priority: 5,
  },
];
