/** The businesses that own widgets. */
export const clients = {
  add: "Add a client",
  any_status: "Any status",
  delete: "Delete client",
  delete_text: "Everything of theirs goes with it, and cannot be brought back.",
  deleted: "{{ name }} was deleted.",
  details: "Details",
  industry: "Industry",
  saved: "The client was saved.",
  search: "Search clients",
  status_active: "Active",
  status_hint: "The widgets of an inactive client are not shown.",
  status_inactive: "Inactive",
  timezone: "Time zone",
  timezone_hint: "Days in figures begin at its midnight.",
  website: "Website",
  will_go: "This will be deleted for good:",
};
