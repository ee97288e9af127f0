import { MONTH_EN } from "./month-words.ts";
import type { BookingEvent, CustomerBooking, NoticeWords, Saying } from "./words.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const EN: NoticeWords = {
  aVisitor: "a visitor",
  greeting: (name) => `Hello ${name},`,
  labels: {
    name: "Name",
    email: "E-mail",
    phone: "Phone",
    page: "Page",
    captured: "Since",
    service: "Service",
    when: "When",
    businessTime: "There",
    customerTime: "Customer's time",
    notes: "Notes",
  },
  speakers: { user: "Visitor", bot: "Assistant", human: "Team", system: "Note" },
  you: "You",
  transcript: "The conversation",
  actions: {
    conversation: "Open the conversation",
    lead: "Open the lead",
    appointments: "Open the appointments",
    dashboard: "Open the dashboard",
    resume: "Continue the conversation",
    move: "Choose another time",
    cancel: "Cancel the appointment",
  },
  newConversation: ({ who, widget }) => ({
    subject: `New conversation: ${who} – ${widget}`,
    paragraphs: [`For the first time, ${who} is chatting with ${widget}.`],
  }),
  leadCaptured: ({ who, widget }) => ({
    subject: `New lead: ${who} – ${widget}`,
    paragraphs: [
      `Contact details were left at ${widget}. A quick reply makes the best impression.`,
    ],
  }),
  leadReminder: ({ who, widget, hours }) => ({
    subject: `Not contacted yet: ${who} – ${widget}`,
    paragraphs: [
      `This lead has been waiting for ${plural(hours, "hour", "hours")}, and nobody has marked it as contacted.`,
    ],
  }),
  leadEscalation: ({ who, widget, hours }) => ({
    subject: `Overdue lead: ${who} – ${widget}`,
    paragraphs: [
      `This lead has now been waiting for ${plural(hours, "hour", "hours")}. Somebody was reminded of it, and it is still new.`,
    ],
  }),
  handoverWaiting: ({ who, widget }) => ({
    subject: `Waiting for a person: ${who} – ${widget}`,
    paragraphs: [`Somebody on ${widget} has asked for a person, and nobody is at the inbox.`],
  }),
  visitorReply: ({ user, client, canResume, canReply }) => ({
    subject: `${user} from ${client} has replied to you`,
    paragraphs: [
      `${user} from ${client} has answered you in the chat. You had left, so here is what was said.`,
      ...(canResume
        ? ["You can go on where you stopped. The link is yours alone: please do not pass it on."]
        : canReply
          ? ["To answer, simply reply to this mail."]
          : []),
    ],
  }),
  leadThanks: ({ client, own }) => ({
    subject: `Thank you for contacting ${client}`,
    paragraphs: own
      ? own.split(/\n{2,}/)
      : [
          "Thank you for getting in touch. We have your details and will get back to you soon.",
          client,
        ],
  }),
  bookingForCustomer,
  bookingForBusiness: (event, { who, when, isConfirmed, widget }) => {
    const about = `${who}, ${when}`;
    switch (event) {
      case "requested":
        return {
          subject: `Appointment request: ${about}`,
          paragraphs: [
            `Somebody asks for an appointment at ${widget}. Please confirm it, or move it.`,
          ],
        };
      case "confirmed":
        return {
          subject: `New appointment: ${about}`,
          paragraphs: [`An appointment was booked at ${widget}.`],
        };
      case "moved":
        return {
          subject: `Appointment moved: ${about}`,
          paragraphs: [
            `The customer chose another time.${isConfirmed ? "" : " It waits to be confirmed."}`,
          ],
        };
      case "cancelled":
        return {
          subject: `Appointment cancelled: ${about}`,
          paragraphs: ["The customer cancelled the appointment. The time is free again."],
        };
      case "reminder":
        return {
          subject: `Coming up: ${about}`,
          paragraphs: [`An appointment at ${widget} is coming up.`],
        };
    }
  },
  summary: (day, client, total) => ({
    subject: `${client} – ${day}: ${total}`,
    paragraphs: [`What happened on ${day} at ${client}:`],
  }),
  figures: {
    conversations: "Conversations",
    messages: "Messages",
    leads: "New leads",
    appointments: "Appointments made",
    handovers: "Taken over by a person",
    unanswered: "Questions without an answer",
  },
  month: MONTH_EN,
  total: (conversations, leads) =>
    `${plural(conversations, "conversation", "conversations")}, ${plural(leads, "lead", "leads")}`,
  webhooks: {
    paused: ({ client, waiting }) => ({
      subject: `Webhook paused: nothing is sent any more – ${client}`,
      paragraphs: [
        "One of your webhook endpoints has kept failing, so we have paused it.",
        `${plural(waiting, "delivery is", "deliveries are")} waiting. What is waiting, and what happens from now on, is kept for 72 hours and sent as soon as you activate the endpoint again.`,
      ],
    }),
    labels: { endpoint: "Endpoint", failingSince: "Failing since", lastError: "Last error" },
    open: "Open the webhooks",
  },
  footers: {
    user: (client) => `You get this because you follow the chats of ${client}.`,
    address: (widget) => `You get this because your address is set for the notices of ${widget}.`,
    visitor: (client) =>
      `You get this because your address was left on the website of ${client}. If it was not you, you can ignore this mail.`,
    preferences: "Choose what you are told of",
  },
};

function bookingForCustomer(event: BookingEvent, booking: CustomerBooking): Saying {
  const { service, when, client, isConfirmed, byCustomer, canReply } = booking;
  switch (event) {
    case "requested":
      return {
        subject: `We have your request: ${service}, ${when}`,
        paragraphs: [
          `Thank you for your request to ${client}. You will get another mail as soon as it is confirmed.`,
        ],
      };
    case "confirmed":
      return {
        subject: `Confirmed: ${service}, ${when}`,
        paragraphs: [
          `Your appointment with ${client} is confirmed. We look forward to seeing you.`,
        ],
      };
    case "moved":
      return {
        subject: `New time: ${service}, ${when}`,
        paragraphs: [
          byCustomer
            ? `Your appointment with ${client} has a new time.`
            : `${client} has moved your appointment. If the new time does not suit you, choose another.`,
          ...(isConfirmed ? [] : ["You will get another mail as soon as it is confirmed."]),
        ],
      };
    case "cancelled":
      return {
        subject: `Cancelled: ${service}, ${when}`,
        paragraphs: [
          byCustomer
            ? `Your appointment with ${client} is cancelled, as you wished.`
            : `${client} had to cancel your appointment.${canReply ? " To arrange another, simply reply to this mail." : ""}`,
        ],
      };
    case "reminder":
      return {
        subject: `${isConfirmed ? "Reminder" : "Not confirmed yet"}: ${service}, ${when}`,
        paragraphs: isConfirmed
          ? [`Your appointment with ${client} is coming up.`]
          : [
              `The time that you asked ${client} for is coming up, but it is not confirmed yet.`,
              "You will get another mail as soon as it is confirmed.",
            ],
      };
  }
}
