/** A knowledge entry before it has an id or a widget. */
export interface NewEntry {
  readonly category: string;
  readonly question: string;
  /** How visitors put it instead, as short and colloquial as they type. */
  readonly alternativeQuestions: readonly string[];
  /** In the Markdown subset that the widget renders: bold, links, line breaks, `- ` lists. */
  readonly answer: string;
  readonly keywords: readonly string[];
  /** 0–10; breaks a tie between entries that match equally well. */
  readonly priority: number;
}

/** True of any business, so that a widget answers something sensible from its first minute. */
export const DEFAULT_ENTRIES: readonly NewEntry[] = [
  {
    category: "greeting",
    question: "Hello",
    alternativeQuestions: ["Hi there", "Good morning", "Good afternoon", "Is anyone there?"],
    answer: "Hello! Ask me anything about our services, opening hours or how to reach us.",
    keywords: ["hello", "hi", "hey"],
    priority: 0,
  },
  {
    category: "contact",
    question: "How can I contact you?",
    alternativeQuestions: ["What is your phone number?", "What is your e-mail address?"],
    answer:
      "Leave your name and your e-mail address or phone number here, and our team will get back to you.",
    keywords: ["contact", "phone", "email", "call", "reach"],
    priority: 5,
  },
  {
    category: "hours",
    question: "What are your opening hours?",
    alternativeQuestions: ["When are you open?", "Are you open today?", "What time do you close?"],
    answer:
      "Our hours can differ from day to day. Leave your details, and we will tell you when we can see you.",
    keywords: ["hours", "open", "close", "opening times"],
    priority: 5,
  },
  {
    category: "services",
    question: "What services do you offer?",
    alternativeQuestions: ["What do you do?", "Can you help me with something?"],
    answer:
      "Tell us in a sentence what you need and how to reach you, and someone who knows our services will answer.",
    keywords: ["services", "offer", "help"],
    priority: 5,
  },
  {
    category: "pricing",
    question: "How much does it cost?",
    alternativeQuestions: ["What are your prices?", "Can I get a quote?"],
    answer:
      "The price depends on what you need. Leave your details, and we will send you a quote without obligation.",
    keywords: ["price", "cost", "quote", "fees", "rates"],
    priority: 5,
  },
  {
    category: "location",
    question: "Where are you located?",
    alternativeQuestions: ["What is your address?", "How do I get to you?"],
    answer:
      "You will find our address on the contact page of this website. If you need directions, leave your details and we will send them.",
    keywords: ["location", "address", "directions", "where"],
    priority: 5,
  },
  {
    category: "human",
    question: "Can I talk to a person?",
    alternativeQuestions: ["I want to speak to someone", "Can someone call me back?"],
    answer: "Of course. Leave your name and how to reach you, and a member of our team will.",
    keywords: ["person", "human", "agent", "someone", "call back"],
    priority: 10,
  },
  {
    category: "privacy",
    question: "What happens to my data?",
    alternativeQuestions: ["Is this chat private?", "Can I have my data deleted?"],
    answer:
      "We use what you write here to answer you and to get back to you, and for nothing else. Ask us at any time to have it erased.",
    keywords: ["privacy", "data", "delete", "gdpr"],
    priority: 0,
  },
];
