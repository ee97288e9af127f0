/** Who takes over from the bot, in a widget's settings. */
export const handoff = {
  agent: "Hand over to an AI agent",
  agent_hint:
    "What the bot cannot answer goes to an agent of your own, with the conversation so far. Should it fail, a person or the form for details takes its place.",
  agent_url: "Address of the agent",
  agent_url_hint: "A public https address. Each request to it is signed.",
  away: "The bot is back after (minutes)",
  away_hint: "So long without a sign of life of whoever answers, and the visitor is told.",
  has_hours: "This widget's business hours are set.",
  no_hours: "No business hours are set: the widget counts as always open.",
  outside:
    "Outside business hours, or when nobody of your team is there, visitors read the offline message and may leave their details.",
  people: "Visitors may ask for a person",
  people_hint:
    "The conversation waits in your inbox. Whoever takes it over answers alone; the bot is silent meanwhile.",
  secret: "Secret for checking our signature",
  secret_hint:
    "Requests are signed as Standard Webhooks tells. Keep the secret where only the agent can read it.",
  secret_renew_text:
    "The one before stops working at once: requests are refused by your agent until it knows the new one.",
  secret_renew_title: "Make a new secret?",
  section: "Hand-over",
  test: "Ask it a question",
  test_answered: "It answered after {{ seconds }} s.",
  test_ask: "Ask",
  test_failed: "It failed after {{ seconds }} s.",
  test_save_first: "Save first: the agent that is asked is the one that is stored.",
  to_hours: "Business hours",
  wait: "Visitors wait for (minutes)",
  wait_hint: "Then they are offered to leave their details.",
};
