import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const patientEntries: readonly NewEntry[] = [
  {
    category: "New patients",
    question: "Are you accepting new patients?",
    alternativeQuestions: [
      "can i become a patient",
      "taking new patients?",
      "what do i bring to my first visit",
      "im new here",
    ],
    answer:
      "Yes, all our clinicians are. Your first visit takes 45 minutes; please come 15 minutes early with a photo ID, your insurance card and your medicines (or a list of them). You can fill in the [new patient forms](https://www.alignprimarycare.example/forms) beforehand.",
    keywords: ["new patient", "first visit", "register", "accepting", "join", "bring"],
    priority: 8,
  },
  {
    category: "New patients",
    question: "Who are your doctors?",
    alternativeQuestions: [
      "is dr okafor there",
      "do you have a female doctor",
      "can i choose my doctor",
    ],
    answer:
      "You can choose anyone on the team:\n- **Dr. Maya Okafor**, family medicine\n- **Dr. Daniel Reyes**, internal medicine (speaks Spanish)\n- **Dr. Priya Raman**, children and families\n- **Hannah Lindqvist, FNP**, women's health\n- **Marcus Bell, PA-C**, walk-in care",
    keywords: ["doctor", "doctors", "team", "provider", "female doctor", "okafor", "reyes"],
    priority: 5,
  },
  {
    category: "New patients",
    question: "Where do I find the patient forms?",
    alternativeQuestions: [
      "new patient paperwork",
      "fmla form",
      "can you fill in a form for my work",
      "download forms",
    ],
    answer:
      "New patient, consent and release forms are at [alignprimarycare.example/forms](https://www.alignprimarycare.example/forms). For forms that we complete for you (FMLA, disability, work), allow five business days; the fee is $20 a form.",
    keywords: ["form", "forms", "paperwork", "fmla", "disability", "download"],
    priority: 5,
  },
  {
    category: "Patients",
    question: "How do I get my lab results?",
    alternativeQuestions: [
      "are my test results back",
      "blood test results",
      "when will my results be ready",
    ],
    answer:
      "Most results are in the [patient portal](https://portal.alignprimarycare.example) within one to two business days, with a note from your clinician. Cultures and Pap tests can take a week. If something needs action we call you; we can't read results out in this chat.",
    keywords: ["results", "lab results", "test results", "blood work", "ready"],
    priority: 8,
  },
  {
    category: "Patients",
    question: "How do I refill a prescription?",
    alternativeQuestions: [
      "i need a refill",
      "im out of my meds",
      "renew my prescription",
      "can you send it to another pharmacy",
    ],
    answer:
      "Ask your pharmacy first: they send us the request. Or use **Medicines → Refill** in the [patient portal](https://portal.alignprimarycare.example). Allow two business days. Controlled medicines and anything you haven't been seen for in a year need a visit. If you've run out, call **(312) 555-0142**.",
    keywords: ["refill", "prescription", "medication", "meds", "pharmacy", "renew"],
    priority: 8,
  },
  {
    category: "Patients",
    question: "How do I use the patient portal?",
    alternativeQuestions: [
      "i cant log in",
      "forgot my portal password",
      "sign up for the portal",
      "message my doctor",
    ],
    answer:
      "Go to [portal.alignprimarycare.example](https://portal.alignprimarycare.example). New here? We text you an invitation at your first visit. If you can't get in, choose **Forgot password**; for anything else, call the front desk and we'll reset it while you wait. Messages to your clinician are answered within one business day.",
    keywords: ["portal", "login", "log in", "password", "account", "message"],
    priority: 7,
  },
  {
    category: "Patients",
    question: "How do I get a copy of my medical records?",
    alternativeQuestions: [
      "send my records to another doctor",
      "transfer records",
      "immunization record for school",
    ],
    answer:
      "Fill in the [records request](https://www.alignprimarycare.example/forms) and we'll have them ready within five business days, free to you and to another doctor. Visit notes and your vaccine record are already in the portal, ready to download.",
    keywords: ["records", "medical records", "copy", "transfer", "chart"],
    priority: 6,
  },
  {
    category: "Patients",
    question: "Do I have to wear a mask?",
    alternativeQuestions: ["mask policy", "are masks required", "i have covid can i come in"],
    answer:
      "Masks are optional for most visits. If you have a cough, fever or a positive COVID-19 test, please wear one (they're free at the door) and tell the desk as you arrive; we'll take you straight to a room. In heavy flu weeks we may ask everyone to wear one.",
    keywords: ["mask", "masks", "covid", "cough", "policy"],
    priority: 4,
  },
];
