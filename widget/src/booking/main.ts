import bookingCss from "./booking.css";
import type { BookingPort } from "./booking-port.ts";
import { Sheet } from "./sheet.ts";
import timesCss from "./times.css";

/** What most chats never need: the panel fetches it when somebody wants to book. */
export const booking = {
  css: bookingCss + timesCss,
  openBooking: (port: BookingPort) => new Sheet(port),
};
