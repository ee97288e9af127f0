import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const typeEntries: readonly NewEntry[] = [
  {
    category: "Types of visit",
    question: "How long does an appointment take?",
    alternativeQuestions: ["how long is a physical", "length of visit", "how much time do i need"],
    answer:
      "- **Office visit:** 20 minutes\n- **New patient visit:** 45 minutes\n- **Annual physical:** 40 minutes\n- **Video visit:** 20 minutes\n- **Nurse visit** (vaccines, blood pressure, samples): 15 minutes",
    keywords: ["long", "length", "duration", "minutes", "time"],
    priority: 6,
  },
  {
    category: "Types of visit",
    question: "Are you accepting new patients?",
    alternativeQuestions: ["first appointment", "im a new patient", "can i join"],
    answer:
      "Yes, all our clinicians are. Choose **New patient visit** (45 minutes, $185 without insurance) and come 15 minutes early for the paperwork.",
    keywords: ["new patient", "first", "accepting", "join", "register"],
    priority: 8,
  },
  {
    category: "Types of visit",
    question: "How do I book a physical?",
    alternativeQuestions: ["annual checkup", "sports physical", "school physical appointment"],
    answer:
      "Choose **Annual physical** (40 minutes; free once a year with most plans, $210 without insurance). For school, camp and sports choose **Sports or school physical**: $45, and we fill in the form on the spot.",
    keywords: ["physical", "checkup", "annual", "sports", "school"],
    priority: 7,
  },
  {
    category: "Types of visit",
    question: "Can I book a video visit?",
    alternativeQuestions: ["telehealth appointment", "see a doctor online", "virtual visit"],
    answer:
      "Yes, Monday–Friday from 8 a.m. to 6 p.m., for refills, results, rashes, coughs, mood and follow-ups. You need to be in Illinois during the call. It's **$79** without insurance; we text you the link.",
    keywords: ["video", "telehealth", "virtual", "online"],
    priority: 7,
  },
  {
    category: "Types of visit",
    question: "Do I need an appointment for a flu shot or another vaccine?",
    alternativeQuestions: ["flu shot appointment", "covid vaccine", "get my kid vaccinated"],
    answer:
      "Not for a flu shot: walk in any day from September to March ($0 with most plans, $35 without). For every other vaccine please book a 15-minute **nurse visit**.",
    keywords: ["flu shot", "vaccine", "vaccination", "nurse visit", "covid"],
    priority: 6,
  },
  {
    category: "Types of visit",
    question: "How do I book a women's health visit?",
    alternativeQuestions: ["pap smear appointment", "iud appointment", "birth control visit"],
    answer:
      "Choose **Well-woman visit** with Hannah Lindqvist, FNP (40 minutes). For an IUD or implant, call **(312) 555-0142**: the nurse asks a few questions first and times it with your cycle.",
    keywords: ["women", "pap", "iud", "birth control", "well-woman"],
    priority: 5,
  },
  {
    category: "Types of visit",
    question: "Can I book just a blood test?",
    alternativeQuestions: ["lab only appointment", "blood draw", "get labs done"],
    answer:
      "Yes, if one of our clinicians ordered it: choose **Nurse visit**, or walk in Monday–Friday 8 a.m. – 4 p.m. or Saturday 9 a.m. – noon.",
    keywords: ["blood test", "lab", "labs", "draw"],
    priority: 5,
  },
  {
    category: "Types of visit",
    question: "Can I book a second opinion?",
    alternativeQuestions: [
      "second opinion appointment",
      "another doctor's view",
      "review my diagnosis",
    ],
    answer:
      "Yes, a 40-minute visit with Dr. Okafor or Dr. Reyes. Send records and images at least two days before, so that the time goes into your questions.",
    keywords: ["second opinion", "review", "diagnosis", "records"],
    priority: 3,
  },
];
