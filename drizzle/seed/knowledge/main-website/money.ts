import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const moneyEntries: readonly NewEntry[] = [
  {
    category: "Insurance and cost",
    question: "Which insurance plans do you accept?",
    alternativeQuestions: [
      "do you take blue cross",
      "are you in network with aetna",
      "do you accept medicaid",
      "medicare ok?",
    ],
    answer:
      "We're in network with Aetna, Blue Cross Blue Shield of Illinois (PPO), Cigna, Humana and UnitedHealthcare, and we take Medicare and most Illinois Medicaid plans. HMO plans need one of our doctors listed as your primary care provider. Send us your plan's name and we'll check it for you, usually the same day.",
    keywords: ["insurance", "in network", "aetna", "blue cross", "medicaid", "medicare", "cigna"],
    priority: 9,
  },
  {
    category: "Insurance and cost",
    question: "What does a visit cost without insurance?",
    alternativeQuestions: [
      "how much is a visit if i pay cash",
      "i dont have insurance",
      "self pay prices",
      "cost of a checkup",
    ],
    answer:
      "What you see is what you pay:\n- **Office visit:** $125\n- **New patient visit:** $185\n- **Annual physical:** $210\n- **Video visit:** $79\n- **Sports or school physical:** $45\n\nRapid strep, flu and COVID tests are $25 each; basic blood tests start at $18.",
    keywords: ["price", "cost", "self-pay", "cash", "uninsured", "without insurance", "fee"],
    priority: 9,
  },
  {
    category: "Insurance and cost",
    question: "Can I pay my bill in instalments?",
    alternativeQuestions: [
      "payment plan",
      "i cant pay it all at once",
      "monthly payments on my bill",
      "do you help low income patients",
    ],
    answer:
      "Yes. Any balance over $100 can be spread over up to six months, with no interest and no credit check. If money is tight, ask about our reduced fees too: they depend on household size and income and take one short form. Call **(312) 555-0142** and choose billing.",
    keywords: ["payment plan", "instalments", "installments", "monthly", "reduced fee", "afford"],
    priority: 6,
  },
  {
    category: "Insurance and cost",
    question: "How do I pay a bill or ask about one?",
    alternativeQuestions: [
      "pay my bill online",
      "why did i get a bill",
      "do you take hsa cards",
      "billing question",
    ],
    answer:
      "Pay in the [patient portal](https://portal.alignprimarycare.example), at the front desk or by phone. We take cards, HSA and FSA cards, cash and checks. For a question about a charge, email **billing@alignprimarycare.example** and you'll hear back within two business days.",
    keywords: ["bill", "billing", "pay", "charge", "hsa", "fsa", "statement"],
    priority: 5,
  },
  {
    category: "Finding us",
    question: "Where are you and where can I park?",
    alternativeQuestions: [
      "whats your address",
      "is there parking",
      "how do i get there by train",
      "directions",
    ],
    answer:
      "**2418 N. Alder Street, Suite 200, Chicago, IL 60614**, on the second floor with an elevator. The garage behind the building (entrance on Birch Court) is free for two hours: bring your ticket to the desk. By train, take the Red, Brown or Purple Line to Fullerton; we're a six-minute walk away.",
    keywords: ["address", "location", "parking", "directions", "garage", "train", "where"],
    priority: 8,
  },
  {
    category: "Finding us",
    question: "How can I reach you by phone or email?",
    alternativeQuestions: [
      "phone number",
      "whats your email",
      "fax number",
      "talk to the front desk",
    ],
    answer:
      "Call **(312) 555-0142** or email **hello@alignprimarycare.example**; we answer email within one business day. Our fax is (312) 555-0143. Please don't put medical details in an email: the portal is the private way.",
    keywords: ["phone", "email", "call", "contact", "fax", "number"],
    priority: 7,
  },
  {
    category: "Finding us",
    question: "Is the clinic wheelchair accessible?",
    alternativeQuestions: [
      "do you have an elevator",
      "wheelchair access",
      "can i bring my service dog",
      "sign language interpreter",
    ],
    answer:
      "Yes: step-free from street and garage, an elevator to our floor, an exam table that lowers, and an accessible restroom. Service animals are welcome. We provide ASL interpreters at no cost with three business days' notice, and large-print forms whenever you ask.",
    keywords: ["accessible", "wheelchair", "elevator", "disability", "asl", "service dog"],
    priority: 5,
  },
  {
    category: "Finding us",
    question: "Which languages do you speak?",
    alternativeQuestions: [
      "hablan español",
      "do you have a polish speaking doctor",
      "i need an interpreter",
    ],
    answer:
      "Our staff speak English, Spanish and Polish. For any other language we bring in a phone or video interpreter, at no cost to you; just tell us when you book.",
    keywords: ["language", "spanish", "español", "polish", "interpreter", "translator"],
    priority: 5,
  },
];
