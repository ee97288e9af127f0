/** What somebody should look at. */
export const attention = {
  answers_unhelpful_one: "{{ count }} answer of this week did not help",
  answers_unhelpful_other: "{{ count }} answers of this week did not help",
  answers_unsure_one: "{{ count }} question of this week found no sure answer",
  answers_unsure_other: "{{ count }} questions of this week found no sure answer",
  appointments_pending_one: "{{ count }} appointment waits to be confirmed",
  appointments_pending_other: "{{ count }} appointments wait to be confirmed",
  leads_waiting_one: "{{ count }} lead has waited for more than a day",
  leads_waiting_other: "{{ count }} leads have waited for more than a day",
  nothing: "Nothing needs you right now.",
  publish_failed_one: "{{ count }} widget could not be published",
  publish_failed_other: "{{ count }} widgets could not be published",
  title: "Needs attention",
  widgets_never_seen_one: "{{ count }} widget was never seen on a website",
  widgets_never_seen_other: "{{ count }} widgets were never seen on a website",
  widgets_silent_one: "{{ count }} widget has been silent for a week",
  widgets_silent_other: "{{ count }} widgets have been silent for a week",
};
