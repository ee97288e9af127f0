import { html } from "hono/html";
import { isSpanish, serviceOf } from "../../appointments/customer-words.ts";
import type { LinkPurpose } from "../../appointments/links.ts";
import type { Slot, SlotDay } from "../../domain/availability.ts";
import type { FoundAppointment } from "../../store/appointment-rows.ts";
import { framed, type Html } from "./page-frame.ts";
import { PAGE_TEXTS, type PageLanguage, type PageTexts } from "./page-texts.ts";

export interface Choice {
  readonly days: readonly SlotDay[];
  /** The address of the days after these; null: there are none. */
  readonly laterUrl: string | null;
}

export function languageOf({ appointment }: FoundAppointment): PageLanguage {
  return isSpanish(appointment.customerLocale) ? "es" : "en";
}

export function cancelPage(found: FoundAppointment): Html {
  const texts = textsOf(found);
  return pageOf(
    found,
    texts.cancelTitle,
    html`${facts(found)}
<p>${texts.cancelAsk}</p>
<form method="post"><button>${texts.cancelButton}</button></form>`,
  );
}

export interface MovePage {
  readonly choice: Choice | null;
  /** What was wrong with the last try. */
  readonly warning: "taken" | "chooseOne" | null;
}

export function movePage(found: FoundAppointment, { choice, warning }: MovePage): Html {
  const texts = textsOf(found);
  const told = warning ? html`<p class="warning" role="alert">${texts[warning]}</p>` : "";
  return pageOf(
    found,
    texts.moveTitle,
    html`${facts(found)}
${told}
${choice ? choiceForm(found, choice) : html`<p>${texts.cannotMove}</p>`}`,
  );
}

/** What is so now, after a change. */
export function donePage(found: FoundAppointment, done: LinkPurpose): Html {
  const texts = textsOf(found);
  const isPending = done === "move" && found.appointment.status === "pending";
  return pageOf(
    found,
    done === "move" ? texts.moved : texts.cancelled,
    html`${facts(found)}
${isPending ? html`<p>${texts.movedPending}</p>` : ""}
${done === "move" ? html`<p>${texts.newestMail}</p>` : ""}`,
  );
}

/** Of a link that was good once. Whoever has it now is told nothing of the appointment. */
export function deadPage(found: FoundAppointment): Html {
  const texts = textsOf(found);
  const { status, startsAtMs } = found.appointment;
  const why =
    status === "cancelled"
      ? texts.alreadyCancelled
      : startsAtMs <= Date.now()
        ? texts.alreadyOver
        : texts.changedSince;
  return pageOf(found, texts.deadTitle, html`<p>${why}</p>`);
}

export function unknownPage(language: PageLanguage): Html {
  const { unknownTitle, unknown } = PAGE_TEXTS[language];
  return framed({ language, title: unknownTitle, business: null, body: html`<p>${unknown}</p>` });
}

export function awayPage(language: PageLanguage): Html {
  const { awayTitle, away } = PAGE_TEXTS[language];
  return framed({ language, title: awayTitle, business: null, body: html`<p>${away}</p>` });
}

function textsOf(found: FoundAppointment): PageTexts {
  return PAGE_TEXTS[languageOf(found)];
}

function pageOf(found: FoundAppointment, title: string, body: Html): Html {
  return framed({ language: languageOf(found), title, business: found.home.clientName, body });
}

/** In the customer's zone; with the business's beside it, where the two differ. */
function facts(found: FoundAppointment): Html {
  const { appointment, home } = found;
  const texts = textsOf(found);
  const own = appointment.customerTimezone ?? home.businessTimezone;
  const when = (zone: string) => fullTime(languageOf(found), zone, appointment.startsAtMs);
  const theirs = when(home.businessTimezone);
  const isElsewhere = theirs !== when(own);
  return html`<dl>
<div><dt>${texts.service}</dt><dd>${serviceOf(appointment)}</dd></div>
<div><dt>${texts.time}</dt><dd>${when(own)}</dd><dd class="plain status">${texts.status[appointment.status]}</dd></div>
${isElsewhere ? html`<div><dt>${texts.theirTime}</dt><dd class="plain">${theirs}</dd></div>` : ""}
</dl>`;
}

function choiceForm(found: FoundAppointment, { days, laterUrl }: Choice): Html {
  const texts = textsOf(found);
  const offered = days.filter(({ slots }) => slots.length > 0);
  const later =
    laterUrl === null
      ? ""
      : html`<p class="links"><a href="${laterUrl}">${texts.laterDays}</a></p>`;
  if (offered.length === 0) return html`<p>${texts.nothingFree}</p>${later}`;
  return html`<p>${texts.moveAsk}</p>
<form method="post">
${offered.map((day) => dayOfSlots(found, day))}
<div class="do"><button>${texts.moveButton}</button></div>
</form>${later}`;
}

function dayOfSlots(found: FoundAppointment, { date, slots }: SlotDay): Html {
  const day = new Intl.DateTimeFormat(languageOf(found), { dateStyle: "full", timeZone: "UTC" });
  return html`<fieldset><legend>${day.format(new Date(date))}</legend><div class="times">
${slots.map((slot) => slotChoice(found, slot))}
</div></fieldset>`;
}

function slotChoice({ appointment, home }: FoundAppointment, { startsAtMs }: Slot): Html {
  const zone = appointment.customerTimezone ?? home.businessTimezone;
  const language = isSpanish(appointment.customerLocale) ? "es" : "en";
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: zone });
  const value = new Date(startsAtMs).toISOString();
  return html`<label><input type="radio" name="starts_at" value="${value}" required><span>${time.format(startsAtMs)}</span></label>`;
}

function fullTime(language: PageLanguage, zone: string, atMs: number): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "long",
  }).format(atMs);
}
