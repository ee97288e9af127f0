import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const companyEntries: readonly NewEntry[] = [
  {
    category: "Emergencies",
    question: "Do you come out for emergencies at night or on weekends?",
    alternativeQuestions: [
      "24 hour plumber",
      "are you open now",
      "emergency call out",
      "sunday service",
    ],
    answer:
      "Yes, 24 hours a day, every day of the year. Call **(303) 555-0117**: a technician on call rings back within 15 minutes and is usually with you in 90. The after-hours visit is **$149** instead of $89.",
    keywords: ["emergency", "24/7", "night", "weekend", "after hours", "now"],
    priority: 10,
  },
  {
    category: "Emergencies",
    question: "I smell gas. What should I do?",
    alternativeQuestions: ["gas leak", "rotten egg smell", "smells like gas near furnace"],
    answer:
      "**Leave the building now**, don't touch switches, and from outside call **911** and your gas company. Once they've made it safe, call us at **(303) 555-0117** and we'll repair the line.",
    keywords: ["gas", "leak", "smell", "rotten egg", "911"],
    priority: 10,
  },
  {
    category: "Emergencies",
    question: "A pipe burst. What do I do first?",
    alternativeQuestions: [
      "water everywhere",
      "burst pipe",
      "frozen pipe",
      "how do i shut off the water",
    ],
    answer:
      "Close the main valve, usually where the pipe enters the basement or beside the meter: clockwise, or a quarter turn for a lever. Then open the lowest tap and call **(303) 555-0117**. If a pipe is frozen but whole, warm it with a hair dryer from the tap end, never with a flame.",
    keywords: ["burst", "pipe", "flood", "frozen", "shut off", "valve", "water"],
    priority: 9,
  },
  {
    category: "Emergencies",
    question: "My carbon monoxide alarm went off. What now?",
    alternativeQuestions: ["co alarm beeping", "carbon monoxide detector", "co detector furnace"],
    answer:
      "Get everyone **outside and call 911**, even if you feel well. Don't run the furnace or water heater until they've been checked; we treat these calls as emergencies: **(303) 555-0117**.",
    keywords: ["carbon monoxide", "co", "alarm", "detector"],
    priority: 10,
  },
  {
    category: "About us",
    question: "What are your opening hours?",
    alternativeQuestions: ["when are you open", "office hours", "open saturday"],
    answer:
      "The office is open Monday–Friday 7 a.m. – 6 p.m. and Saturday 8 a.m. – 2 p.m. Emergencies are answered around the clock at **(303) 555-0117**.",
    keywords: ["hours", "open", "office", "saturday", "close"],
    priority: 8,
  },
  {
    category: "About us",
    question: "Which areas do you serve?",
    alternativeQuestions: ["do you come to arvada", "service area", "do you work in boulder"],
    answer:
      "Denver and its northern and western neighbors: Arvada, Broomfield, Commerce City, Golden, Lakewood, Northglenn, Thornton, Westminster and Wheat Ridge. We don't go to Boulder or into the mountains.",
    keywords: ["area", "serve", "arvada", "westminster", "thornton", "lakewood", "boulder"],
    priority: 7,
  },
  {
    category: "About us",
    question: "Where are you and how do I reach you?",
    alternativeQuestions: ["phone number", "address", "email"],
    answer:
      "**4805 Quarry Road, Unit C, Denver, CO 80216**\n**(303) 555-0117**\n**service@northsideheating.example**\n\nThere is no showroom, but you can pick up filters and parts during office hours.",
    keywords: ["address", "phone", "email", "contact", "where"],
    priority: 7,
  },
  {
    category: "About us",
    question: "Are you licensed and insured?",
    alternativeQuestions: [
      "licensed plumber",
      "are your guys background checked",
      "insurance certificate",
    ],
    answer:
      "Yes. Our plumbers are Colorado-licensed, our heating technicians are certified for gas and refrigerant, and we carry liability and workers' compensation insurance. Everyone we send has passed a background check. We'll email a certificate on request.",
    keywords: ["licensed", "insured", "background check", "certificate", "certified"],
    priority: 5,
  },
  {
    category: "About us",
    question: "How long have you been in business?",
    alternativeQuestions: ["who owns northside", "family business", "how big is the company"],
    answer:
      "Since 1998. Walt Brennan started with one van; his daughter Kate runs the company today, with 22 people and 14 vans.",
    keywords: ["business", "since", "owner", "family", "company"],
    priority: 2,
  },
  {
    category: "Visits",
    question: "How do I schedule a visit?",
    alternativeQuestions: ["book a technician", "make an appointment", "can someone come today"],
    answer:
      "Leave your name, number and the problem here, or call **(303) 555-0117**. You choose a two-hour window; weekdays we can often come the same day if you ask before 10 a.m.",
    keywords: ["schedule", "book", "appointment", "visit", "today", "technician"],
    priority: 8,
  },
  {
    category: "Visits",
    question: "How do I cancel or change my appointment?",
    alternativeQuestions: ["reschedule", "cancel my visit", "need a different day"],
    answer:
      "Reply to the confirmation text or call **(303) 555-0117**. There's no fee as long as the van isn't on its way yet.",
    keywords: ["cancel", "reschedule", "change", "move"],
    priority: 6,
  },
  {
    category: "Visits",
    question: "Do I have to be at home for the visit?",
    alternativeQuestions: [
      "can my tenant let you in",
      "do i need to be there",
      "when will the technician arrive",
    ],
    answer:
      "An adult needs to be there at the start and end; a tenant or neighbor is fine if you've approved the price by phone. You'll get a text with the technician's name and a live map half an hour before.",
    keywords: ["home", "tenant", "arrive", "window", "be there"],
    priority: 4,
  },
];
