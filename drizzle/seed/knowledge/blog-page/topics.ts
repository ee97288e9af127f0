import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const topicEntries: readonly NewEntry[] = [
  {
    category: "Health topics",
    question: "Is it a cold or the flu?",
    alternativeQuestions: [
      "how do i know if i have the flu",
      "cold vs flu",
      "fever and body aches",
    ],
    answer:
      "A cold creeps in with a runny nose; flu hits within hours with fever, aches and exhaustion. Rest and fluids help both. Flu medicine works best in the **first 48 hours**, so come in early if you're pregnant, over 65 or have a long-term illness. A rapid test is $25 without insurance.",
    keywords: ["flu", "cold", "fever", "aches", "symptoms"],
    priority: 6,
  },
  {
    category: "Health topics",
    question: "When should I get my flu shot?",
    alternativeQuestions: ["is it too late for a flu shot", "best time flu vaccine", "flu shot"],
    answer:
      "September or October is ideal, and later still helps: flu often peaks in February. We give flu shots from September to March during walk-in hours: $0 with most plans, $35 without insurance.",
    keywords: ["flu shot", "vaccine", "vaccination", "season", "october"],
    priority: 6,
  },
  {
    category: "Health topics",
    question: "How can I sleep better?",
    alternativeQuestions: ["i cant sleep", "insomnia tips", "wake up at 3am"],
    answer:
      "Start with these three:\n- get up at the same time every day, weekends too\n- no caffeine after noon\n- if you lie awake for 20 minutes, get up and do something dull in low light\n\nIf it has lasted more than three weeks, book a visit: sleep trouble is very treatable.",
    keywords: ["sleep", "insomnia", "awake", "tired", "night"],
    priority: 5,
  },
  {
    category: "Health topics",
    question: "How do I check my blood pressure at home?",
    alternativeQuestions: ["is 140 over 90 high", "blood pressure reading", "best bp monitor"],
    answer:
      "Sit for five minutes with your feet flat and your arm at heart level, then take two readings a minute apart, morning and evening, for a week. Averages of **130/80 or more** are worth a visit. Above 180/120, call us at once at **(312) 555-0142**; with chest pain, weakness or confusion, call 911.",
    keywords: ["blood pressure", "hypertension", "reading", "monitor", "bp"],
    priority: 6,
  },
  {
    category: "Health topics",
    question: "What does my cholesterol number mean?",
    alternativeQuestions: ["ldl too high", "lower my cholesterol", "hdl and ldl"],
    answer:
      "LDL is the kind that narrows arteries, HDL the kind that carries it away. One number alone says little: your clinician weighs it with your age, blood pressure, smoking and family history. Oats, beans, nuts and a daily walk bring LDL down most reliably.",
    keywords: ["cholesterol", "ldl", "hdl", "lipids", "statin"],
    priority: 4,
  },
  {
    category: "Health topics",
    question: "My child has a fever. When should I worry?",
    alternativeQuestions: ["baby has a temperature", "kid fever 103", "fever in toddler"],
    answer:
      "How your child acts matters more than the number. **Under three months, 100.4 °F or more is an emergency: call us or go to the ER now.** At any age, seek help for a stiff neck, trouble breathing, a rash that doesn't fade when pressed, or a child you can't wake properly. Otherwise: fluids, rest, and a call if it lasts three days.",
    keywords: ["child", "fever", "temperature", "baby", "toddler", "kid"],
    priority: 7,
  },
  {
    category: "Health topics",
    question: "How do I manage seasonal allergies?",
    alternativeQuestions: ["hay fever", "pollen allergy help", "itchy eyes and sneezing"],
    answer:
      "Start a daily steroid nose spray two weeks before your season, add a non-drowsy antihistamine on bad days, shower before bed and keep windows shut in the morning. If that isn't enough, we can test what sets you off.",
    keywords: ["allergy", "allergies", "pollen", "hay fever", "sneezing"],
    priority: 4,
  },
  {
    category: "Health topics",
    question: "Do I need antibiotics for my cough?",
    alternativeQuestions: [
      "how long does a cough last",
      "antibiotics for bronchitis",
      "still coughing",
    ],
    answer:
      "Usually not: most coughs are viral and last about **18 days**, longer than people expect. Come in if you cough blood, are short of breath, have a fever beyond three days, or got better and then worse.",
    keywords: ["cough", "antibiotics", "bronchitis", "virus", "chest"],
    priority: 5,
  },
  {
    category: "Health topics",
    question: "I feel stressed or low. What helps?",
    alternativeQuestions: ["im burned out", "anxiety tips", "feeling depressed"],
    answer:
      "Small, regular things help most: daylight before noon, a daily walk, fixed meals, and telling one person how you are. If it has lasted two weeks or gets in the way of your days, please book a visit. If you're thinking about hurting yourself, **call or text 988** now.",
    keywords: ["stress", "anxiety", "depressed", "burnout", "mood", "mental health"],
    priority: 7,
  },
  {
    category: "Health topics",
    question: "Which screening tests do I need at my age?",
    alternativeQuestions: ["when to get a mammogram", "colonoscopy age", "do i need a pap smear"],
    answer:
      "For most people:\n- **from 21:** Pap tests\n- **from 40:** mammograms\n- **from 45:** colon cancer screening\n- **from 18:** blood pressure, every year\n\nFamily history can bring these forward; your annual physical is the time to ask.",
    keywords: ["screening", "mammogram", "colonoscopy", "pap", "prevention", "age"],
    priority: 5,
  },
];
