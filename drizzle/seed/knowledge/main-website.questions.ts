/**
 * What visitors of the demo clinic's website might write, set down before the answer engine was built
 * and not changed to please it: a question is only worth asking if it may fail.
 */
export interface AnsweredQuestion {
  readonly text: string;
  /** The `question` of the entry that answers it. */
  readonly expects: string;
}

export const answeredQuestions: readonly AnsweredQuestion[] = [
  // Visits
  { text: "is it ok if i show up without booking first", expects: "Do you take walk-in patients?" },
  {
    text: "My husband sliced his thumb making dinner, nothing dramatic. Could he just pop by this afternoon?",
    expects: "Do you take walk-in patients?",
  },
  { text: "what days r u guys there", expects: "What are your opening hours?" },
  { text: "Are you closed on Christmas?", expects: "What are your opening hours?" },
  {
    text: "how late can I come in on a Friday evening",
    expects: "What are your opening hours?",
  },
  {
    text: "id like to set up a time to come see someone next week",
    expects: "How do I book an appointment?",
  },
  { text: "any apointments left on thursday?", expects: "How do I book an appointment?" },
  {
    text: "Something came up at work, can I push my visit to another day?",
    expects: "How do I cancel or move my appointment?",
  },
  {
    text: "will i be charged if i dont turn up",
    expects: "How do I cancel or move my appointment?",
  },
  {
    text: "is there a long line at the moment",
    expects: "How long will I have to wait?",
  },
  {
    text: "how many minutes do people normally sit in the waiting room",
    expects: "How long will I have to wait?",
  },
  {
    text: "could the doctor see me over zoom instead",
    expects: "Do you offer telehealth or video visits?",
  },
  {
    text: "I'd rather do it from home on my laptop, is that possible?",
    expects: "Do you offer telehealth or video visits?",
  },

  // Urgent needs
  {
    text: "my dad's face is drooping on one side and he is talking funny what do i do",
    expects: "Is my problem an emergency?",
  },
  {
    text: "how do I know if this is serious enough for the hospital",
    expects: "Is my problem an emergency?",
  },
  {
    text: "it's 2am and I need to ask a nurse something",
    expects: "Who can I talk to after hours?",
  },
  {
    text: "is anyone reachable when the clinic is closed?",
    expects: "Who can I talk to after hours?",
  },

  // Insurance and cost
  {
    text: "I have UnitedHealthcare through my job, am I covered with you?",
    expects: "Which insurance plans do you accept?",
  },
  { text: "do u take humana", expects: "Which insurance plans do you accept?" },
  {
    text: "whats the price to see the doc if im uninsured",
    expects: "What does a visit cost without insurance?",
  },
  {
    text: "I lost my coverage last month. Roughly what would I be paying out of pocket?",
    expects: "What does a visit cost without insurance?",
  },
  {
    text: "can i split what i owe over a few months",
    expects: "Can I pay my bill in instalments?",
  },
  {
    text: "money is really tight for us, is there any finanical assistance",
    expects: "Can I pay my bill in instalments?",
  },
  {
    text: "There's a charge on my statement I don't understand, who should I contact?",
    expects: "How do I pay a bill or ask about one?",
  },
  {
    text: "do you accept credit cards or apple pay for my balance",
    expects: "How do I pay a bill or ask about one?",
  },

  // Finding us
  { text: "where r u located", expects: "Where are you and where can I park?" },
  {
    text: "Is there somewhere to leave my car close by?",
    expects: "Where are you and where can I park?",
  },
  {
    text: "which L stop is nearest to the office",
    expects: "Where are you and where can I park?",
  },
  {
    text: "what number do I ring to speak to reception",
    expects: "How can I reach you by phone or email?",
  },
  {
    text: "can someone give me an adress to write to, like gmail",
    expects: "How can I reach you by phone or email?",
  },
  {
    text: "my mom can't manage stairs, will she be able to get in?",
    expects: "Is the clinic wheelchair accessible?",
  },
  {
    text: "I'm deaf, can you provide someone who signs?",
    expects: "Is the clinic wheelchair accessible?",
  },
  {
    text: "my grandmother only speaks Spanish, is that a problem",
    expects: "Which languages do you speak?",
  },
  { text: "do you have a translater for mandarin", expects: "Which languages do you speak?" },

  // Care
  { text: "where do i get my flu jab", expects: "Do you give flu shots and other vaccinations?" },
  {
    text: "We're going to Peru in June and need typhoid and hepatitis A",
    expects: "Do you give flu shots and other vaccinations?",
  },
  {
    text: "my daughter's soccer league wants a doctor to sign off on her",
    expects: "Do you do physicals?",
  },
  { text: "i havent had a check up in years, can i get one", expects: "Do you do physicals?" },
  { text: "do you treat toddlers", expects: "Do you see children?" },
  {
    text: "Our little one is 3 weeks old. Would she be able to be a patient there?",
    expects: "Do you see children?",
  },
  {
    text: "looking for a gynecologist or someone like that",
    expects: "What women's health services do you offer?",
  },
  {
    text: "can you put in an implant for contraception",
    expects: "What women's health services do you offer?",
  },
  {
    text: "ive been really down lately and cant sleep",
    expects: "Can you help with anxiety or depression?",
  },
  {
    text: "panic attacks keep happening, do you have anybody I could see for that?",
    expects: "Can you help with anxiety or depression?",
  },
  {
    text: "is there a lab on the premises or do I have to go elsewhere for bloodwork",
    expects: "Do you do blood tests at the clinic?",
  },
  {
    text: "can i drink coffe before my cholesterol test",
    expects: "Do you do blood tests at the clinic?",
  },
  {
    text: "my heart doctor says my pcp has to send something first",
    expects: "Can you refer me to a specialist?",
  },
  {
    text: "i need to see an orthopedist, can you set that up",
    expects: "Can you refer me to a specialist?",
  },
  {
    text: "not sure I trust what the surgeon told me, would one of you go over it again?",
    expects: "Can I get a second opinion?",
  },

  // New patients
  {
    text: "just moved to lincoln park and need a new primary care doc, got room?",
    expects: "Are you accepting new patients?",
  },
  {
    text: "which documents should I have with me the first time I come",
    expects: "Are you accepting new patients?",
  },
  { text: "who works there", expects: "Who are your doctors?" },
  { text: "I'd prefer to be seen by a woman physician", expects: "Who are your doctors?" },
  {
    text: "can i get the intake papers ahead of time and print them",
    expects: "Where do I find the patient forms?",
  },
  {
    text: "my boss needs you to fill out leave paperwork",
    expects: "Where do I find the patient forms?",
  },

  // Patients
  {
    text: "had my blood drawn on monday and still havent heard anything",
    expects: "How do I get my lab results?",
  },
  {
    text: "running low on my blood pressure pills, how do i get more",
    expects: "How do I refill a prescription?",
  },
  {
    text: "website wont let me sign in to my account",
    expects: "How do I use the patient portal?",
  },
  {
    text: "we are moving to Denver, how can our new doctor get our charts?",
    expects: "How do I get a copy of my medical records?",
  },
  { text: "should i cover my face when i come in", expects: "Do I have to wear a mask?" },
];

export const unansweredQuestions: readonly string[] = [
  // Near misses: a clinic might do it or say it, this one's knowledge does not.
  "Do you do teeth cleanings?",
  "can i get an x-ray of my ankle there",
  "do you have an MRI machine",
  "Do you offer physical therapy after knee surgery?",
  "can you prescribe ozempic for weight loss",
  "do you do botox",
  "how do i get a medical marijuana card",
  "my cat has been throwing up, can you take a look at her",
  "Do you do pre-employment drug screens for trucking companies?",
  "how much ibuprofen can i give a 6 year old",
  "do you perform vasectomies",
  "are you hiring medical assistants right now",
  "Can premed students shadow one of your physicians?",
  "do you fit hearing aids or test hearing",
  "is there wifi for guests",
  "who owns the practice, is it part of a hospital group",
  "can i leave a review of my doctor somewhere",
  "Where did Dr. Raman go to medical school?",
  "do you have acupuncture or massage",
  "what side effects does lisinopril have",
  // Other subjects in words that the clinic uses too.
  "how do i reset my netflix password",
  "What time does the Apple store on North Ave close?",
  "cancel my gym membership",
  "how long does it take to drive from chicago to milwaukee",
  "do you insure rental cars",
  // Nothing to do with a clinic, and nonsense.
  "who won the bears game last night",
  "what's a good recipe for banana bread",
  "write me a poem about autumn",
  "asdkjh qwoeiu zzxmn",
  "purple ladder seventeen soup",
];
