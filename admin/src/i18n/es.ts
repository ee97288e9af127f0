import { account } from "./es/account.ts";
import { analytics } from "./es/analytics.ts";
import { appointments } from "./es/appointments.ts";
import { attention } from "./es/attention.ts";
import { audit } from "./es/audit.ts";
import { booking } from "./es/booking.ts";
import { canned } from "./es/canned.ts";
import { clients } from "./es/clients.ts";
import { compliance } from "./es/compliance.ts";
import { conversations } from "./es/conversations.ts";
import { dashboard } from "./es/dashboard.ts";
import { doctor } from "./es/doctor.ts";
import { doctor_found } from "./es/doctor-found.ts";
import { doctor_mend } from "./es/doctor-mend.ts";
import { errors } from "./es/errors.ts";
import { guides } from "./es/guides.ts";
import { handoff } from "./es/handoff.ts";
import { identity } from "./es/identity.ts";
import { inbox } from "./es/inbox.ts";
import { install } from "./es/install.ts";
import { installations } from "./es/installations.ts";
import { keys } from "./es/keys.ts";
import { kit } from "./es/kit.ts";
import { knowledge } from "./es/knowledge.ts";
import { layout } from "./es/layout.ts";
import { leads } from "./es/leads.ts";
import { limits } from "./es/limits.ts";
import { mails } from "./es/mails.ts";
import { privacy } from "./es/privacy.ts";
import { settings } from "./es/settings.ts";
import { spam } from "./es/spam.ts";
import { spam_why } from "./es/spam-why.ts";
import { team } from "./es/team.ts";
import { webhooks } from "./es/webhooks.ts";
import { widgets } from "./es/widgets.ts";
import type { Texts } from "./i18n.ts";

/** A text that English has and Spanish lacks does not compile, nor one that only Spanish has. */
export const es = {
  account,
  analytics,
  appointments,
  attention,
  audit,
  booking,
  canned,
  clients,
  compliance,
  conversations,
  dashboard,
  doctor,
  doctor_found,
  doctor_mend,
  errors,
  guides,
  handoff,
  identity,
  inbox,
  install,
  installations,
  kit,
  keys,
  knowledge,
  layout,
  leads,
  limits,
  mails,
  privacy,
  settings,
  spam,
  spam_why,
  team,
  webhooks,
  widgets,
} satisfies Texts;
