import type { booking } from "../booking/main.ts";
import type { OffersPort } from "../panel/extras.ts";
import { makeFileSource } from "../panel/load-file.ts";
import { adoptStyles } from "../shared/adopt-styles.ts";
import { inBackground } from "../shared/guarded.ts";
import type { OfferTexts } from "../strings/texts.ts";
import { formParts } from "./form-parts.ts";
import { knownOf } from "./known-fields.ts";
import type { LeadFields } from "./lead-rules.ts";

const loadBooking = makeFileSource<{ booking: typeof booking }>(BOOKING_FILE, "booking.js");

type BookingPart = Awaited<ReturnType<typeof loadBooking>>["booking"];
type OpenedBooking = ReturnType<BookingPart["openBooking"]>;

/** Where to go instead of booking. */
export interface BookingWaysOut {
  canCapture(): boolean;
  askForLead(): void;
}

/** Booking stands in the thread's place, and is fetched when somebody first wants it. */
export class BookingHost {
  private _port: OffersPort;
  private _texts: OfferTexts;
  private _waysOut: BookingWaysOut;
  private _opened: OpenedBooking | null = null;
  /** How many messages a person had written when the thread was last in sight. */
  private _seenOfPerson = 0;
  private _toldOfPerson = 0;
  private _hasStyles = false;
  private _isLoading = false;

  constructor(port: OffersPort, texts: OfferTexts, waysOut: BookingWaysOut) {
    this._port = port;
    this._texts = texts;
    this._waysOut = waysOut;
  }

  isOpen(): boolean {
    return this._opened !== null;
  }

  open(): void {
    const { host, conversation, changed } = this._port;
    if (this._opened || this._isLoading) return;
    this._isLoading = true;
    inBackground(async () => {
      try {
        const { booking } = await loadBooking(host.origin);
        if (!this._hasStyles) adoptStyles(host.root, booking.css, host.nonce);
        this._hasStyles = true;
        this._mount(booking);
      } catch {
        conversation.isAway = true;
      }
      this._isLoading = false;
      changed();
    });
  }

  /** The panel it stood in is gone: no clock of it runs on. */
  destroy(): void {
    this._opened?.destroy();
  }

  /** At every change of the thread, which booking covers. */
  update(): void {
    const { messages } = this._port.conversation.thread;
    const count = messages.filter(({ type }) => type === "human").length;
    if (!this._opened) this._seenOfPerson = count;
    else if (count > this._seenOfPerson && count !== this._toldOfPerson) {
      this._opened.tellOfMessages(count - this._seenOfPerson);
    }
    this._toldOfPerson = count;
  }

  /** Whether there was anything to close. */
  close(toLeadForm = false): boolean {
    if (!this._opened) return false;
    this._opened.destroy();
    this._opened.element.remove();
    this._opened = null;
    this._port.backToThread();
    if (toLeadForm) this._waysOut.askForLead();
    return true;
  }

  private _mount({ openBooking }: BookingPart): void {
    const { host, conversation, details, changed, shell, traits } = this._port;
    const remember = (fields: LeadFields, areLeft: boolean) => {
      details.known = fields;
      details.areLeft ||= areLeft;
    };
    this._opened = openBooking({
      texts: this._texts,
      form: formParts,
      locale: host.locale(),
      traits: knownOf(traits(), details),
      canLeaveDetails: this._waysOut.canCapture(),
      conversationId: () => conversation.currentId(),
      ask: (address) => conversation.call(address),
      post: (call, body) => conversation.callWithin(call, body),
      done: (booked, line, fields) => {
        remember(fields, true);
        conversation.apply({ type: "noted", text: line });
        host.emit("appointment", booked);
      },
      leave: (toLeadForm, fields) => {
        if (fields) remember(fields, false);
        this.close(toLeadForm);
      },
    });
    shell.panel.append(this._opened.element);
    changed();
    this._opened.focus();
  }
}
