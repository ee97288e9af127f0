/** What visitors of the seeded widgets ask: some of it is in their knowledge, some is not. */
export const QUESTIONS = [
  "What are your opening hours?",
  "Do you take walk-in patients?",
  "Which insurance plans do you accept?",
  "How do I refill a prescription?",
  "Where do I park?",
  "Are you open on Saturday?",
  "Can I see my test results online?",
  "How do I cancel an appointment?",
  "What does a service call cost?",
  "Do you come out for emergencies at night?",
  "Do you install heat pumps?",
  "How old must a child be to be seen?",
  "Is there a fee when I miss a visit?",
  "Could I talk to someone?",
  "What is the meaning of life?",
  "asdf qwer",
] as const;
