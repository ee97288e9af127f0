/** Who changed what. */
export const audit = {
  about: "About",
  details: "What changed",
  entity_appointment: "Appointments",
  entity_client: "Clients",
  entity_conversation: "Conversations",
  entity_entry: "Knowledge entries",
  entity_knowledge: "Publications",
  entity_lead: "Leads",
  entity_spam_rule: "Spam rules",
  entity_user: "Users",
  entity_widget: "Widgets",
  none: "Nothing was changed yet",
  none_text: "Every change that somebody makes is written down here.",
  somebody: "Somebody who is gone",
  text: "Who changed what, when and from where",
};
