import type { NewEntry } from "../../../../worker/src/store/widget-defaults.ts";

export const readingEntries: readonly NewEntry[] = [
  {
    category: "About the blog",
    question: "What is this blog about?",
    alternativeQuestions: ["what do you write about", "whats this site", "blog topics"],
    answer:
      "Plain answers to what our patients ask most: prevention, everyday illnesses, children's health, women's health, sleep, mood and getting the most from a visit. Every article is written by someone on our care team in Chicago.",
    keywords: ["blog", "topics", "about", "articles", "read"],
    priority: 7,
  },
  {
    category: "About the blog",
    question: "Who writes the articles?",
    alternativeQuestions: [
      "are these written by doctors",
      "who is the author",
      "is this medically reviewed",
    ],
    answer:
      "Our own clinicians: Dr. Maya Okafor, Dr. Daniel Reyes, Dr. Priya Raman, Hannah Lindqvist, FNP, and Marcus Bell, PA-C. A second clinician reviews each piece before it appears; both names and the review date stand below the title.",
    keywords: ["author", "writer", "doctor", "reviewed", "who wrote"],
    priority: 6,
  },
  {
    category: "About the blog",
    question: "How often do you publish new articles?",
    alternativeQuestions: ["when is the next post", "how often do you post", "new articles"],
    answer:
      "A new article appears every other Tuesday. In flu season we add a short update whenever something changes.",
    keywords: ["often", "publish", "new", "next", "tuesday"],
    priority: 3,
  },
  {
    category: "About the blog",
    question: "Is the blog medical advice?",
    alternativeQuestions: [
      "can i use this instead of seeing a doctor",
      "medical disclaimer",
      "can you diagnose me",
    ],
    answer:
      "No. Our articles and this chat give **general information**; they can't examine you and don't replace a visit. For advice about yourself, book with one of our clinicians or call **(312) 555-0142**. In an emergency call 911.",
    keywords: ["medical advice", "disclaimer", "diagnose", "diagnosis", "replace"],
    priority: 8,
  },
  {
    category: "About the blog",
    question: "Where does your information come from?",
    alternativeQuestions: ["what are your sources", "can i trust this", "references"],
    answer:
      "From current guidelines and peer-reviewed studies, listed at the end of each article, and from what we see in our own exam rooms. No company pays for or sees our articles beforehand.",
    keywords: ["sources", "trust", "references", "evidence", "studies"],
    priority: 4,
  },
  {
    category: "About the blog",
    question: "How do I find an article on a topic?",
    alternativeQuestions: ["search the blog", "article about sleep", "i cant find a post"],
    answer:
      "Articles are grouped by topic at the top of the page. Or tell me the topic in a word or two, such as **flu**, **sleep** or **blood pressure**, and I'll sum up what we've written.",
    keywords: ["find", "search", "article", "topic", "archive"],
    priority: 4,
  },
  {
    category: "Newsletter",
    question: "How do I sign up for the newsletter?",
    alternativeQuestions: ["subscribe", "email updates", "is the newsletter free"],
    answer:
      "The Align Letter is free and comes on the first Thursday of each month. Leave your email in this chat, or write to **newsletter@alignprimarycare.example**.",
    keywords: ["newsletter", "subscribe", "sign up", "email", "align letter"],
    priority: 7,
  },
  {
    category: "Newsletter",
    question: "How do I unsubscribe?",
    alternativeQuestions: ["stop the emails", "cancel newsletter", "take me off your list"],
    answer:
      "Use the link at the foot of any issue: it takes one click. If it gives you trouble, write to **newsletter@alignprimarycare.example** and we'll take you off the same day.",
    keywords: ["unsubscribe", "stop", "remove", "newsletter", "list"],
    priority: 5,
  },
  {
    category: "Newsletter",
    question: "What do you do with my email address?",
    alternativeQuestions: ["privacy", "do you sell my data", "will i get spam"],
    answer:
      "We send you the newsletter and nothing else. We never sell or share addresses, and the newsletter list is kept apart from patient records.",
    keywords: ["privacy", "email address", "spam", "data", "sell"],
    priority: 4,
  },
  {
    category: "Taking part",
    question: "Can I suggest a topic or ask the authors a question?",
    alternativeQuestions: ["write about migraines please", "suggest an article", "ask the author"],
    answer:
      "Please do. Leave your idea here or write to **blog@alignprimarycare.example**. Half of our articles started as a patient's question. Please leave out personal medical details.",
    keywords: ["suggest", "topic", "idea", "ask", "question"],
    priority: 4,
  },
  {
    category: "Taking part",
    question: "Can I share or republish your articles?",
    alternativeQuestions: ["can i print this", "use your article on my site", "copyright"],
    answer:
      "Share links and print copies for yourself, your class or your waiting room as you like. To republish an article, write to **blog@alignprimarycare.example**; we nearly always say yes and ask only for a link back.",
    keywords: ["share", "republish", "print", "copyright", "reuse"],
    priority: 2,
  },
];
