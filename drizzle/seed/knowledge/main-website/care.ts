import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const careEntries: readonly NewEntry[] = [
  {
    category: "Care",
    question: "Do you give flu shots and other vaccinations?",
    alternativeQuestions: [
      "flu shot",
      "can i get a covid vaccine",
      "do you have the shingles shot",
      "how much is a flu shot",
    ],
    answer:
      "Yes. Flu shots are given from September to March during walk-in hours, no appointment needed: **$0** with most plans, **$35** without insurance. We also stock COVID-19, shingles, tetanus, HPV, pneumonia and all childhood vaccines. Please book a nurse visit for those, and for travel vaccines (hepatitis, typhoid).",
    keywords: [
      "flu shot",
      "vaccine",
      "vaccination",
      "covid",
      "shingles",
      "immunization",
      "tetanus",
    ],
    priority: 8,
  },
  {
    category: "Care",
    question: "Do you do physicals?",
    alternativeQuestions: [
      "annual physical",
      "sports physical for my son",
      "school physical",
      "yearly checkup",
    ],
    answer:
      "Yes. An annual physical takes 40 minutes and is free once a year with most plans ($210 without insurance). School, camp and sports physicals are **$45**; bring the form and we'll complete it at the visit.",
    keywords: ["physical", "checkup", "annual", "sports", "school", "camp", "exam"],
    priority: 7,
  },
  {
    category: "Care",
    question: "Do you see children?",
    alternativeQuestions: [
      "can i bring my baby",
      "do you have a pediatrician",
      "well child visit",
      "my kid is sick",
    ],
    answer:
      "We do, from newborns up. Dr. Priya Raman leads our children's care: well-child checks, vaccines, school forms and sick visits. A parent or guardian needs to come along with anyone under 18, except for the confidential visits that Illinois law allows from age 12.",
    keywords: ["children", "kids", "pediatric", "baby", "newborn", "teen", "child"],
    priority: 7,
  },
  {
    category: "Care",
    question: "What women's health services do you offer?",
    alternativeQuestions: ["pap smear", "birth control", "can i get an iud", "gyn exam"],
    answer:
      "Hannah Lindqvist, our nurse practitioner for women's health, offers well-woman exams, Pap tests, birth control including IUDs and implants, STI tests and menopause care. We don't deliver babies, but we confirm pregnancies and refer you to an obstetrician we trust.",
    keywords: ["women", "pap", "birth control", "iud", "gynecology", "menopause", "pregnancy"],
    priority: 6,
  },
  {
    category: "Care",
    question: "Can you help with anxiety or depression?",
    alternativeQuestions: [
      "mental health",
      "i feel anxious all the time",
      "do you prescribe antidepressants",
    ],
    answer:
      "Yes. Our doctors assess and treat anxiety, depression and sleep trouble, in person or by video, and can refer you to a therapist. If you're thinking about hurting yourself, please **call or text 988** now, or call 911.",
    keywords: ["mental health", "anxiety", "depression", "therapy", "sleep", "stress"],
    priority: 7,
  },
  {
    category: "Care",
    question: "Do you do blood tests at the clinic?",
    alternativeQuestions: [
      "lab work",
      "can i get blood drawn there",
      "do i need to fast",
      "std testing",
    ],
    answer:
      "Yes, we draw blood and take samples on site: Monday–Friday 8 a.m. – 4 p.m. and Saturday 9 a.m. – noon. You need an order from one of our clinicians. Fast for 8–12 hours only if your order says so; water is always fine.",
    keywords: ["blood test", "lab", "labs", "fasting", "draw", "std"],
    priority: 6,
  },
  {
    category: "Care",
    question: "Can you refer me to a specialist?",
    alternativeQuestions: [
      "i need a referral",
      "refer me to a dermatologist",
      "how long does a referral take",
    ],
    answer:
      "Yes. If you've been seen for the problem in the last six months, ask through the [patient portal](https://portal.alignprimarycare.example); otherwise book a visit first. Referrals go out within two business days, and urgent ones the same day.",
    keywords: ["referral", "refer", "specialist", "dermatologist", "cardiologist"],
    priority: 6,
  },
  {
    category: "Care",
    question: "Can I get a second opinion?",
    alternativeQuestions: [
      "another doctor said i need surgery",
      "second opinion on a diagnosis",
      "can you look at my test results from another doctor",
    ],
    answer:
      "Of course. Book a 40-minute second-opinion visit with Dr. Okafor or Dr. Reyes and send us your records and images at least two days before. You don't need to change doctors for it.",
    keywords: ["second opinion", "diagnosis", "another doctor", "review"],
    priority: 4,
  },
];
