/** Where widgets have been seen. */
export const installations = {
  domain: "Domain",
  forget: "Forget {{ domain }}",
  forgotten: "{{ domain }} was forgotten.",
  last_seen: "Last seen",
  none: "Not seen anywhere yet",
  none_text: "Sites appear here once a widget has been loaded on them.",
  silent: "Silent",
  since: "Since",
  text: "Where your widgets are alive",
  type: "Type",
};
