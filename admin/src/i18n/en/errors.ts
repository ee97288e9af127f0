/** What went wrong, in words that a user can act on. */
export const errors = {
  forbidden: "Your account may not do this.",
  internal: "Something went wrong on our side. Try again in a moment.",
  not_found: "Nothing here. It may have been deleted.",
  offline: "No connection. Check the network and try again.",
  page_file:
    "A part of the dashboard could not be fetched. Check the network; a newer version may have replaced it.",
  part_file: "This part of the dashboard could not be fetched. Reload the page.",
  rate_limited: "Too many requests. Wait a moment and try again.",
  unauthorized: "You were signed out. Sign in and try again.",
  unavailable: "The service is not available right now. Try again in a moment.",
  unexpected: "Something unexpected happened. Try again.",
};
