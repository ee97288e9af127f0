import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const visitEntries: readonly NewEntry[] = [
  {
    category: "Visits",
    question: "Do you take walk-in patients?",
    alternativeQuestions: [
      "do you take walk ins on saturday?",
      "can i just come in without an appointment",
      "walk in hours",
      "can i be seen today",
    ],
    answer:
      "Yes, no appointment needed for colds, minor injuries, rashes and other simple problems.\n- **Monday–Friday:** 8 a.m. – 4 p.m.\n- **Saturday:** 9 a.m. – noon\n\nWalk-ins are seen in the order they arrive; mornings before 10 are the quietest.",
    keywords: ["walk-in", "walkin", "no appointment", "drop in", "same day", "saturday"],
    priority: 9,
  },
  {
    category: "Visits",
    question: "What are your opening hours?",
    alternativeQuestions: [
      "when are you open",
      "are you open on sunday",
      "what time do you close",
      "are you open on thanksgiving",
    ],
    answer:
      "We're open:\n- **Monday–Friday:** 8 a.m. – 6 p.m.\n- **Saturday:** 9 a.m. – 1 p.m.\n- **Sunday:** closed\n\nThe phones open at 7:30 a.m. on weekdays. We close on New Year's Day, Memorial Day, July 4, Labor Day, Thanksgiving and Christmas Day.",
    keywords: ["hours", "open", "close", "weekend", "sunday", "holiday"],
    priority: 10,
  },
  {
    category: "Visits",
    question: "How do I book an appointment?",
    alternativeQuestions: [
      "i want to see a doctor",
      "make an appointment",
      "can i book online",
      "schedule a visit",
    ],
    answer:
      "Any of these works:\n- right here in the chat\n- in the [patient portal](https://portal.alignprimarycare.example), up to 60 days ahead\n- by phone at **(312) 555-0142**\n\nMost people get a routine visit within three days, and a few same-day times open each morning at 7:30.",
    keywords: ["book", "appointment", "schedule", "see a doctor", "online"],
    priority: 9,
  },
  {
    category: "Visits",
    question: "How do I cancel or move my appointment?",
    alternativeQuestions: [
      "cancel my appointment",
      "i need to reschedule",
      "cant make it tomorrow",
      "is there a no show fee",
    ],
    answer:
      "Reply to your reminder text, change it in the [patient portal](https://portal.alignprimarycare.example), or call **(312) 555-0142**. Please give us 24 hours' notice: a later cancellation or a missed visit costs $40. The first time is always forgiven.",
    keywords: ["cancel", "reschedule", "move", "change", "no-show", "missed"],
    priority: 8,
  },
  {
    category: "Visits",
    question: "How long will I have to wait?",
    alternativeQuestions: [
      "whats the wait right now",
      "how busy are you",
      "wait time for walk ins",
    ],
    answer:
      "With an appointment you're usually in a room within 10 minutes of your time. Walk-ins wait about 30 minutes on an ordinary day and up to an hour on Monday mornings and in flu season. Call **(312) 555-0142** and we'll tell you how it looks right now.",
    keywords: ["wait", "waiting", "busy", "queue", "how long"],
    priority: 5,
  },
  {
    category: "Visits",
    question: "Do you offer telehealth or video visits?",
    alternativeQuestions: [
      "can i talk to a doctor online",
      "video appointment",
      "do i have to come in person",
      "virtual visit",
    ],
    answer:
      "Yes, for patients who are in Illinois at the time of the call. Video visits take 20 minutes, run Monday–Friday from 8 a.m. to 6 p.m., and suit refills, test results, rashes, coughs, mood and follow-ups. Without insurance a video visit is **$79**. You'll get a link by text; there is nothing to install.",
    keywords: ["telehealth", "video", "virtual", "online visit", "remote", "phone visit"],
    priority: 7,
  },
  {
    category: "Urgent needs",
    question: "Is my problem an emergency?",
    alternativeQuestions: [
      "i have chest pain",
      "should i go to the er",
      "urgent care or emergency room",
      "cant breathe",
    ],
    answer:
      "**Call 911 now** for chest pain, trouble breathing, signs of a stroke, heavy bleeding, a severe allergic reaction, or thoughts of ending your life (you can also call or text **988**). For fevers, sprains, small cuts, ear pain or a urinary infection, come in as a walk-in or call us at **(312) 555-0142**. If you aren't sure, call: a nurse will tell you where to go.",
    keywords: ["emergency", "911", "er", "urgent", "chest pain", "breathing", "stroke"],
    priority: 10,
  },
  {
    category: "Urgent needs",
    question: "Who can I talk to after hours?",
    alternativeQuestions: [
      "nurse line at night",
      "is there someone i can call on the weekend",
      "doctor on call",
    ],
    answer:
      "Call **(312) 555-0142** at any hour. When we're closed the call goes to our nurse line, and a clinician is on call behind it. For an emergency, call 911 first.",
    keywords: ["after hours", "night", "nurse line", "on call", "weekend"],
    priority: 6,
  },
];
