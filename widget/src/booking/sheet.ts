import type {
  AppointmentBooked,
  AvailableSlot,
  SlotHeld,
} from "../../../contracts/appointments.ts";
import type { Problem } from "../panel/http-client.ts";
import { setAttribute } from "../shared/dom.ts";
import { inBackground } from "../shared/guarded.ts";
import { languageOf } from "../shared/locale.ts";
import { randomId } from "../shared/random-id.ts";
import { bookingEn } from "../strings/en.ts";
import { type AllTexts, fillIn } from "../strings/texts.ts";
import { createAvailability } from "./availability.ts";
import type { BookingPort, StepContext } from "./booking-port.ts";
import {
  type BookableService,
  type BookingEvent,
  type BookingState,
  isFirstStep,
  NOTHING_CHOSEN,
  nextBooking,
} from "./booking-state.ts";
import { createDetailsStep, type Details } from "./details-step.ts";
import { drawDone } from "./done-step.ts";
import { awaySentence, drawFailure, type Failure, isAway } from "./failure-step.ts";
import { drawServices } from "./service-step.ts";
import { createFrame } from "./sheet-frame.ts";
import { createTimeStep } from "./time-step.ts";
import { dayIn, nameOfDay, timeIn } from "./times.ts";

/** A clock that is further off than this is wrong, and no countdown can be made of it. */
const HOLD_MS_MAX = 31 * 60_000;

function headingOf({ step, booked }: BookingState, texts: AllTexts): string {
  if (step === "done") {
    return booked?.status === "confirmed" ? texts.bookedConfirmed : texts.bookedPending;
  }
  return {
    loading: texts.bookLoading,
    failed: texts.bookSorry,
    service: texts.bookService,
    time: texts.bookTime,
    details: texts.bookDetails,
  }[step];
}

/** Booking in the thread's place: a service, a day and a time, who comes, and that it is done. */
export class Sheet {
  readonly element: HTMLElement;
  private _port: BookingPort;
  private _context: StepContext;
  private _frame: ReturnType<typeof createFrame>;
  private _availability: ReturnType<typeof createAvailability>;
  private _state = NOTHING_CHOSEN;
  /** Null until there is something to take the focus; empty where the step has to be drawn anew. */
  private _drawnStep: string | null = null;
  private _timeStep: ReturnType<typeof createTimeStep> | null = null;
  private _detailsStep: ReturnType<typeof createDetailsStep> | null = null;
  private _details: Partial<Details>;
  private _failure: Failure | null = null;
  private _holdMs: number | null = null;
  private _bookingId = "";
  private _isBusy = false;
  private _isGone = false;

  constructor(port: BookingPort) {
    const texts = { ...bookingEn, ...port.texts };
    this._port = port;
    this._context = { texts, locale: port.locale, form: port.form };
    this._details = port.traits;
    this._frame = createFrame(texts, () => this._back());
    this._availability = createAvailability(port);
    this.element = this._frame.element;
    this._draw();
    inBackground(() => this._load());
  }

  focus(): void {
    this._frame.heading.focus();
  }

  /** A person has written in the thread, which is out of sight. */
  tellOfMessages(count: number): void {
    const { texts } = this._context;
    this._frame.tell(fillIn(texts.unread, { n: count }), texts.backToChat, () => this._leave());
  }

  destroy(): void {
    this._isGone = true;
    this._detailsStep?.countdown.stop();
    if (!this._state.booked) this._release(this._state.holdId);
  }

  /** Left without booking, the slot is somebody else's at once. */
  private _release(hold_id: string | null): void {
    if (hold_id) inBackground(() => this._port.post("appointments/release", { hold_id }));
  }

  /** One thing at a time: a second click on the way is no second wish. */
  private async _alone<Value>(run: () => Promise<Value>): Promise<Value | null> {
    if (this._isBusy) return null;
    this._isBusy = true;
    setAttribute(this._frame.body, "aria-busy", "true");
    try {
      return await run();
    } finally {
      this._isBusy = false;
      setAttribute(this._frame.body, "aria-busy", null);
    }
  }

  private _dispatch(event: BookingEvent): void {
    this._state = nextBooking(this._state, event);
    this._draw();
  }

  private _load(): Promise<unknown> {
    return this._alone(async () => {
      const answer = await this._availability.services();
      if (!answer.ok) this._fail(answer.problem, () => this._load());
      else if (answer.value.length === 0) this._fail(null, null);
      else {
        const [first] = answer.value;
        this._state = nextBooking(this._state, { type: "services", services: answer.value });
        if (answer.value.length === 1 && first) await this._loadDays(first);
        else this._draw();
      }
    });
  }

  private async _loadDays(service: BookableService): Promise<void> {
    this._dispatch({ type: "service", service });
    const answer = await this._availability.firstDays(service.id);
    if (answer.ok) this._dispatch({ type: "days", availability: answer.value, isMore: false });
    else this._fail(answer.problem, () => this._alone(() => this._loadDays(service)));
  }

  private _turn(by: 1 | -1): Promise<unknown> {
    const { service, nextFrom, days } = this._state;
    const isKnown = by === -1 || this._state.firstShown + 7 < days.length || !nextFrom || !service;
    if (isKnown) {
      this._dispatch({ type: "turn", by });
      return Promise.resolve();
    }
    return this._alone(async () => {
      const answer = await this._availability.days(service.id, nextFrom, days.length);
      if (answer.ok) this._dispatch({ type: "days", availability: answer.value, isMore: true });
      else this._fail(answer.problem, () => this._alone(() => this._loadDays(service)));
    });
  }

  private _hold(slot: AvailableSlot): Promise<unknown> {
    return this._alone(async () => {
      this._dispatch({ type: "holding" });
      const wish = { service_id: this._state.service?.id, starts_at: slot.starts_at };
      const answer = await this._port.post<SlotHeld>("appointments/hold", wish);
      if (!answer.ok) {
        if (answer.problem.code === "slot_taken") this._taken(slot, answer.problem);
        else this._fail(answer.problem, () => this._hold(slot));
        return;
      }
      if (this._isGone) {
        this._release(answer.value.hold_id);
        return;
      }
      const left = Date.parse(answer.value.expires_at) - Date.now();
      this._holdMs = left > 0 && left < HOLD_MS_MAX ? left : null;
      // The same tried again is the same appointment; another slot is another one.
      this._bookingId = randomId();
      this._dispatch({ type: "held", slot, holdId: answer.value.hold_id });
    });
  }

  /** What is free nearby is shown at once, and all the days as soon as they are here again. */
  private _taken(slot: AvailableSlot, { details }: Problem): void {
    const { service } = this._state;
    // `FreshSlots` of the contract, and our own API's.
    const fresh = (details as { slots: AvailableSlot[] } | undefined)?.slots ?? [];
    this._dispatch({ type: "taken", slot, fresh });
    const { days, zone } = this._state;
    const from = dayIn(slot.starts_at, zone);
    const count = days.filter(({ date }) => date >= from).length;
    if (!service || !count) return;
    inBackground(async () => {
      const answer = await this._availability.days(service.id, from, count);
      if (answer.ok) this._dispatch({ type: "refreshed", service, availability: answer.value });
    });
  }

  private async _book(details: Details): Promise<Problem | null> {
    const { service, slot, holdId, zone } = this._state;
    if (!slot || !service) return null;
    this._details = details;
    // The same id at every try: where an answer was lost, it is still one appointment.
    const answer = await this._port.post<AppointmentBooked>("appointments", {
      hold_id: holdId,
      service_id: service.id,
      starts_at: slot.starts_at,
      timezone: zone,
      customer_name: details.name,
      customer_email: details.email || null,
      customer_phone: details.phone || null,
      customer_notes: details.notes || null,
      client_booking_id: this._bookingId,
      locale: languageOf(this._context.locale),
    });
    if (answer.ok) {
      this._port.done(answer.value, this._line(), details);
      this._dispatch({ type: "booked", booked: answer.value });
      return null;
    }
    const { problem } = answer;
    if (problem.code === "slot_taken") this._taken(slot, problem);
    else if (problem.code === "booking_off") this._fail(problem, null);
    else return problem;
    return null;
  }

  /** Says in the thread what was booked. */
  private _line(): string {
    const { texts, locale } = this._context;
    const { slot, service, zone } = this._state;
    const startsAt = slot?.starts_at ?? "";
    const time = `${nameOfDay(dayIn(startsAt, zone), locale)}, ${timeIn(startsAt, zone, locale)}`;
    return fillIn(texts.bookedLine, { service: service?.name ?? "", time });
  }

  private _fail(problem: Problem | null, retry: (() => unknown) | null): void {
    const { texts } = this._context;
    const isOff = !problem || problem.code === "booking_off";
    const { canLeaveDetails } = this._port;
    const away = awaySentence(texts, canLeaveDetails);
    const why = isOff ? texts.bookingOff : (problem.message ?? away);
    this._failure = {
      sentence: problem && isAway(problem) ? away : why,
      retry: isOff ? null : retry,
      leaveDetails: canLeaveDetails ? () => this._leaveDetails() : null,
      leave: () => this._leave(),
    };
    this._drawnStep = "";
    this._dispatch({ type: "failed" });
  }

  private _leaveDetails(): void {
    this._leave(true);
  }

  /** What was typed goes along, for whatever asks for it next. */
  private _leave(toLeadForm = false): void {
    const { name = "", email = "", phone = "" } = this._detailsStep?.values() ?? this._details;
    this._port.leave(toLeadForm, { name, email, phone });
  }

  /** What is on its way may be a hold or a booking, whose end decides where the visitor is. */
  private _back(): void {
    if (isFirstStep(this._state)) this._port.leave(false);
    else if (!this._isBusy) {
      this._release(this._state.holdId);
      this._dispatch({ type: "back" });
    }
  }

  private _draw(): void {
    const { step } = this._state;
    if (step !== this._drawnStep) {
      const isFirst = this._drawnStep === null;
      if (this._detailsStep) this._details = this._detailsStep.values();
      this._detailsStep?.countdown.stop();
      this._detailsStep = null;
      this._drawnStep = step;
      const content = this._drawStep();
      this._frame.show(headingOf(this._state, this._context.texts), content);
      if (!isFirst) this.focus();
    }
    if (step === "time") this._timeStep?.update(this._state);
  }

  private _drawStep(): HTMLElement | null {
    const { texts } = this._context;
    switch (this._state.step) {
      case "loading":
        return null;
      case "failed":
        return this._failure && drawFailure(texts, this._failure);
      case "service":
        return drawServices(this._context, this._state, (service) =>
          this._alone(() => this._loadDays(service)),
        );
      case "time":
        return this._drawTimes();
      case "details":
        return this._drawDetails();
      case "done":
        return drawDone(this._context, this._state, this._details, () => this._port.leave(false));
    }
  }

  private _drawTimes(): HTMLElement {
    this._timeStep = createTimeStep(this._context, {
      chooseDay: (date) => this._dispatch({ type: "day", date }),
      chooseSlot: (slot) => this._hold(slot),
      turn: (by) => this._turn(by),
      leaveDetails: this._port.canLeaveDetails ? () => this._leaveDetails() : null,
    });
    return this._timeStep.element;
  }

  private _drawDetails(): HTMLElement {
    const step = createDetailsStep(this._context, this._state, this._details, {
      submit: (details) => this._alone(() => this._book(details)),
      leaveDetails: this._port.canLeaveDetails ? () => this._leaveDetails() : null,
      chooseAgain: () => this._dispatch({ type: "chooseAgain" }),
    });
    this._detailsStep = step;
    step.countdown.start(this._holdMs);
    return step.element;
  }
}
