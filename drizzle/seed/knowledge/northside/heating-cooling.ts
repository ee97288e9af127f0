import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const heatingCoolingEntries: readonly NewEntry[] = [
  {
    category: "Heating",
    question: "My furnace isn't working. Can you help?",
    alternativeQuestions: ["no heat", "furnace blowing cold air", "heater wont turn on"],
    answer:
      "Yes. First check three things: thermostat on **heat** with fresh batteries, the switch beside the furnace on, and a clean filter. Still cold? Call **(303) 555-0117**: homes without heat go to the front of the line below 40 °F.",
    keywords: ["furnace", "no heat", "heater", "cold air", "heating"],
    priority: 9,
  },
  {
    category: "Heating",
    question: "What does a new furnace cost?",
    alternativeQuestions: ["replace my furnace", "furnace price", "new heater quote"],
    answer:
      "A high-efficiency gas furnace starts at **$4,800** installed, permit and removal of the old one included. Most homes come to $5,200–$6,900. The quote is free, in writing, and holds for 30 days.",
    keywords: ["furnace", "new", "replace", "cost", "install", "quote"],
    priority: 6,
  },
  {
    category: "Heating",
    question: "Are heat pumps worth it in Denver?",
    alternativeQuestions: ["heat pump", "do heat pumps work in the cold", "heat pump rebate"],
    answer:
      "For most homes, yes: today's cold-climate models heat well below 0 °F and cool in summer. They start at **$9,500** installed. Rebates change often, so we work out what applies to you and file the papers.",
    keywords: ["heat pump", "rebate", "electric", "cold climate"],
    priority: 5,
  },
  {
    category: "Heating",
    question: "Do you repair boilers and radiators?",
    alternativeQuestions: ["boiler leaking", "radiator cold", "hot water heating"],
    answer:
      "Yes, gas boilers, radiators and in-floor heating, old cast-iron systems included. A boiler tune-up is $159.",
    keywords: ["boiler", "radiator", "in-floor", "hydronic"],
    priority: 4,
  },
  {
    category: "Cooling",
    question: "My air conditioner isn't cooling. What can I do?",
    alternativeQuestions: ["ac not working", "ac blowing warm air", "fix my air conditioning"],
    answer:
      "Check that the filter is clean, the breaker is on and the outdoor unit is clear of leaves. If there's ice on the pipes, switch cooling off and the fan on, then call **(303) 555-0117**.",
    keywords: ["ac", "air conditioner", "cooling", "warm air", "ice"],
    priority: 8,
  },
  {
    category: "Cooling",
    question: "What does a new air conditioner cost?",
    alternativeQuestions: ["install central air", "ac replacement price", "swamp cooler to ac"],
    answer:
      "Central air starts at **$5,600** installed where there are ducts. For homes without them, ductless units start at $4,200 a room. Replacing a swamp cooler? We patch the roof too.",
    keywords: ["ac", "air conditioner", "install", "central air", "ductless", "swamp cooler"],
    priority: 5,
  },
  {
    category: "Maintenance",
    question: "What is included in a tune-up?",
    alternativeQuestions: ["furnace tune up", "ac maintenance", "yearly service"],
    answer:
      "For **$129** we clean and test the whole unit, change a standard filter, check gas, electrics and refrigerant, and measure carbon monoxide: about an hour. Book heating in September and cooling in April to avoid the rush.",
    keywords: ["tune-up", "maintenance", "service", "clean", "yearly", "inspection"],
    priority: 6,
  },
  {
    category: "Maintenance",
    question: "How often should I change my filter?",
    alternativeQuestions: ["furnace filter", "which filter do i need", "filter size"],
    answer:
      "Every three months for a one-inch filter, every month with pets or during wildfire smoke. The size is printed on the frame; MERV 8–11 suits most furnaces. We stock the usual sizes at the office.",
    keywords: ["filter", "change", "merv", "size"],
    priority: 4,
  },
];
