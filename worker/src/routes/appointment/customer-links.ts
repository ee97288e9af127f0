import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  type CustomerOutcome,
  cancelByCustomer,
  isOver,
  moveByCustomer,
  offeredToCustomer,
  tellOfChange,
} from "../../appointments/changes.ts";
import { fromPostgres } from "../../appointments/from-postgres.ts";
import { type LinkPurpose, openLink } from "../../appointments/links.ts";
import { listDays } from "../../appointments/offered-slots.ts";
import type { AppEnv } from "../../env.ts";
import { AppError, answerError } from "../../errors.ts";
import { secureHeaders } from "../../middleware/secure-headers.ts";
import { type FoundAppointment, findStoredAppointment } from "../../store/appointment-rows.ts";
import { openDatabase } from "../../store/database.ts";
import { type Html, PAGE_POLICY } from "./page-frame.ts";
import type { PageLanguage } from "./page-texts.ts";
import {
  awayPage,
  cancelPage,
  deadPage,
  donePage,
  type MovePage,
  movePage,
  unknownPage,
} from "./pages.ts";

type Page = Context<AppEnv>;

/**
 * What a customer's mails link to. Whoever has the link may use it, and nothing is changed by looking:
 * programs that check mails follow every link in them.
 */
export const customerLinkRoutes = new Hono<AppEnv>()
  .onError(answerWithPage)
  .use(secureHeaders(PAGE_POLICY))
  .get("/cancel/:token", async (c) => {
    const found = await openFound(c, "cancel");
    return isFound(found) ? show(c, cancelPage(found)) : found;
  })
  .get("/move/:token", async (c) => {
    const found = await openFound(c, "move");
    return isFound(found) ? showTimes(c, found, null) : found;
  })
  .post("/cancel/:token", async (c) => {
    const found = await openFound(c, "cancel");
    if (!isFound(found)) return found;
    const cancelled = cancelByCustomer(openDatabase(c.env), found, Date.now());
    return answerChange(c, found, "cancel", await fromPostgres(cancelled, null));
  })
  .post("/move/:token", async (c) => {
    const found = await openFound(c, "move");
    if (!isFound(found)) return found;
    const { starts_at } = await c.req.parseBody();
    const startsAtMs = typeof starts_at === "string" ? Date.parse(starts_at) : Number.NaN;
    if (Number.isNaN(startsAtMs)) return showTimes(c, found, "chooseOne", 400);
    const moved = moveByCustomer(openDatabase(c.env), found, startsAtMs, Date.now());
    return answerChange(c, found, "move", await fromPostgres(moved, null));
  })
  .all("*", (c) => show(c, unknownPage(languageAsked(c)), 404));

/** The appointment that the link is good for; else the page that says why it is not. */
async function openFound(c: Page, purpose: LinkPurpose): Promise<FoundAppointment | Response> {
  const target = openLink(c.env, purpose, c.req.param("token") ?? "");
  if (!target) return show(c, unknownPage(languageAsked(c)), 404);
  const found = await fromPostgres(
    findStoredAppointment(openDatabase(c.env), target.appointmentId),
  );
  if (!found) return show(c, unknownPage(languageAsked(c)), 404);
  const isDead = found.appointment.toldSequence !== target.sequence;
  return isDead || isOver(found.appointment, Date.now()) ? show(c, deadPage(found), 410) : found;
}

function isFound(found: FoundAppointment | Response): found is FoundAppointment {
  return !(found instanceof Response);
}

async function answerChange(
  c: Page,
  found: FoundAppointment,
  purpose: LinkPurpose,
  outcome: CustomerOutcome,
): Promise<Response> {
  const db = openDatabase(c.env);
  if ("changed" in outcome) {
    const now = { ...found, appointment: outcome.changed };
    const call = { env: c.env, db, nowMs: Date.now() };
    await tellOfChange(call, outcome.changed, found.home.businessTimezone);
    return show(c, donePage(now, purpose));
  }
  if (outcome.refused === "slot_taken") return showTimes(c, found, "taken", 409);
  const now = await fromPostgres(findStoredAppointment(db, found.appointment.id));
  return now ? show(c, deadPage(now), 410) : show(c, unknownPage(languageAsked(c)), 404);
}

const DAYS_SHOWN = 10;

async function showTimes(
  c: Page,
  found: FoundAppointment,
  warning: MovePage["warning"],
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const offered = offeredToCustomer(found);
  if (!offered?.hours) return show(c, movePage(found, { choice: null, warning: null }), status);
  const { appointment, home } = found;
  const { id, widgetId, conversationId } = appointment;
  const asker = { widgetId, conversationId, appointmentId: id, nowMs: Date.now() };
  const from = /^\d{4}-\d{2}-\d{2}$/.exec(c.req.query("from") ?? "")?.[0];
  const { days, nextFrom } = await listDays(openDatabase(c.env), offered, asker, {
    timezone: appointment.customerTimezone ?? home.businessTimezone,
    from: Number.isNaN(Date.parse(from ?? "")) ? undefined : from,
    days: DAYS_SHOWN,
  });
  const choice = { days, laterUrl: nextFrom && `?from=${nextFrom}` };
  return show(c, movePage(found, { choice, warning }), status);
}

function show(c: Page, page: Html, status: ContentfulStatusCode = 200) {
  c.header("Cache-Control", "no-store");
  c.header("X-Robots-Tag", "noindex, nofollow");
  return c.html(page, status);
}

/** Of a page that does not know whose it is. */
function languageAsked(c: Page): PageLanguage {
  return c.req.header("Accept-Language")?.trim().toLowerCase().startsWith("es") ? "es" : "en";
}

/** Somebody reads this: a refusal in JSON would tell them nothing. */
function answerWithPage(error: Error, c: Page): Response | Promise<Response> {
  const refusal = answerError(error, c);
  const isAway = error instanceof AppError && error.code === "unavailable";
  return show(c, awayPage(languageAsked(c)), isAway ? 503 : toStatus(refusal.status));
}

function toStatus(status: number): ContentfulStatusCode {
  return status >= 500 ? 500 : 400;
}
