/** The page that one arrives at. */
export const dashboard = {
  all: "See all",
  appointments: "Appointments today",
  conversations: "Conversations today",
  hello: "Hello, {{ name }}",
  leads: "Leads today",
  messages: "Messages today",
  no_leads: "No leads yet",
  no_leads_text: "Whoever leaves their details in a chat appears here.",
  recent_leads: "Newest leads",
  two_weeks: "The last two weeks",
  usual: "{{ count }} is usual by now",
};
