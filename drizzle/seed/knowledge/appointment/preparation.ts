import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const preparationEntries: readonly NewEntry[] = [
  {
    category: "Before your visit",
    question: "What should I bring to my appointment?",
    alternativeQuestions: ["what do i need", "do i bring my insurance card", "documents"],
    answer:
      "A photo ID, your insurance card, your medicines (or a list), and any form that needs a signature. Two or three written questions make the visit better than anything else.",
    keywords: ["bring", "documents", "id", "card", "medicines"],
    priority: 6,
  },
  {
    category: "Before your visit",
    question: "How early should I arrive?",
    alternativeQuestions: ["when should i get there", "check in early", "do i need to come early"],
    answer:
      "Five minutes early is enough, or fifteen for a first visit. If you've checked in through the portal you can come right on time.",
    keywords: ["early", "arrive", "check in", "before"],
    priority: 4,
  },
  {
    category: "Before your visit",
    question: "Do I have to fast before my visit?",
    alternativeQuestions: ["can i eat before a blood test", "fasting labs", "can i drink coffee"],
    answer:
      "Only if your lab order says **fasting**: then nothing but water for 8–12 hours. Take your usual medicines unless we told you otherwise. For all other visits, eat as you like.",
    keywords: ["fast", "fasting", "eat", "coffee", "blood test"],
    priority: 5,
  },
  {
    category: "Before your visit",
    question: "Can I fill in the forms before I come?",
    alternativeQuestions: ["new patient forms", "paperwork online", "check in online"],
    answer:
      "Yes, in the [patient portal](https://portal.alignprimarycare.example) or from [our forms page](https://www.alignprimarycare.example/forms). It saves about ten minutes at the desk.",
    keywords: ["forms", "paperwork", "check in", "online"],
    priority: 5,
  },
  {
    category: "Before your visit",
    question: "Where do I go and where can I park?",
    alternativeQuestions: ["address", "parking", "which floor"],
    answer:
      "**2418 N. Alder Street, Suite 200, Chicago, IL 60614**, second floor, elevator on the left. The garage on Birch Court is free for two hours with your ticket stamped at the desk. Fullerton station is a six-minute walk.",
    keywords: ["address", "where", "parking", "floor", "directions"],
    priority: 7,
  },
  {
    category: "Before your visit",
    question: "I need an interpreter or help with access. Can you arrange that?",
    alternativeQuestions: ["spanish appointment", "sign language", "wheelchair"],
    answer:
      "Yes, at no cost. Our staff speak English, Spanish and Polish; other languages by phone or video interpreter. ASL needs three business days' notice. The clinic is step-free, with an exam table that lowers.",
    keywords: ["interpreter", "language", "spanish", "asl", "wheelchair", "access"],
    priority: 5,
  },
  {
    category: "Cost",
    question: "What will my appointment cost?",
    alternativeQuestions: [
      "how much is a visit",
      "do you take my insurance",
      "price without insurance",
    ],
    answer:
      "With insurance, your plan's copay. We take Aetna, Blue Cross Blue Shield of Illinois (PPO), Cigna, Humana, UnitedHealthcare, Medicare and most Illinois Medicaid plans. Without: office visit $125, new patient $185, physical $210, video $79. Balances over $100 can be spread over six months.",
    keywords: ["cost", "price", "insurance", "copay", "pay", "uninsured"],
    priority: 8,
  },
  {
    category: "Urgent needs",
    question: "I can't wait for an appointment. What should I do?",
    alternativeQuestions: ["its urgent", "emergency", "chest pain"],
    answer:
      "**Call 911 now** for chest pain, trouble breathing, signs of a stroke or heavy bleeding. For anything else that can't wait, walk in during walk-in hours or call the nurse line, day or night: **(312) 555-0142**.",
    keywords: ["urgent", "emergency", "911", "can't wait", "chest pain"],
    priority: 10,
  },
  {
    category: "Urgent needs",
    question: "Can I talk to a person at the front desk?",
    alternativeQuestions: ["talk to someone", "call me back", "phone number"],
    answer:
      "Of course: **(312) 555-0142**, Monday–Friday from 7:30 a.m. to 6 p.m. and Saturday from 9 a.m. to 1 p.m. Or leave your name and number here and Rosa or her team will call you back.",
    keywords: ["person", "human", "front desk", "call", "phone"],
    priority: 7,
  },
];
