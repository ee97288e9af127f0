import { account } from "./en/account.ts";
import { analytics } from "./en/analytics.ts";
import { appointments } from "./en/appointments.ts";
import { attention } from "./en/attention.ts";
import { audit } from "./en/audit.ts";
import { booking } from "./en/booking.ts";
import { canned } from "./en/canned.ts";
import { clients } from "./en/clients.ts";
import { compliance } from "./en/compliance.ts";
import { conversations } from "./en/conversations.ts";
import { dashboard } from "./en/dashboard.ts";
import { doctor } from "./en/doctor.ts";
import { doctor_found } from "./en/doctor-found.ts";
import { doctor_mend } from "./en/doctor-mend.ts";
import { errors } from "./en/errors.ts";
import { guides } from "./en/guides.ts";
import { handoff } from "./en/handoff.ts";
import { identity } from "./en/identity.ts";
import { inbox } from "./en/inbox.ts";
import { install } from "./en/install.ts";
import { installations } from "./en/installations.ts";
import { keys } from "./en/keys.ts";
import { kit } from "./en/kit.ts";
import { knowledge } from "./en/knowledge.ts";
import { layout } from "./en/layout.ts";
import { leads } from "./en/leads.ts";
import { limits } from "./en/limits.ts";
import { mails } from "./en/mails.ts";
import { privacy } from "./en/privacy.ts";
import { settings } from "./en/settings.ts";
import { spam } from "./en/spam.ts";
import { spam_why } from "./en/spam-why.ts";
import { team } from "./en/team.ts";
import { webhooks } from "./en/webhooks.ts";
import { widgets } from "./en/widgets.ts";

/** The shape of every language's texts. A page's texts are a file in `en/`, its twin in `es/`, and a line here and in es.ts. */
export const en = {
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
};
