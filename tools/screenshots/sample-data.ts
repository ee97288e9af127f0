import type { Client } from "pg";
import { addFigures } from "./sample-figures.ts";
import { addGuard, addIntegrations } from "./sample-guard.ts";
import { addIdentity } from "./sample-identity.ts";
import { addInbox } from "./sample-inbox.ts";

const ORIGIN = "http://127.0.0.1";
const WIDGET_KEY = "wtfu_00000000000000000000000000000001";

const CHATS: readonly { readonly asks: readonly string[]; readonly lead?: object }[] = [
  { asks: ["What are your opening hours?", "do you take walk ins on saturday?"] },
  {
    asks: ["Which insurance plans do you accept?", "can someone call me back"],
    lead: {
      visitor_name: "Ana Ruiz",
      visitor_email: "ana.ruiz@example.com",
      visitor_phone: "312 555 0188",
    },
  },
  { asks: ["how much is a moon landing"] },
  {
    asks: ["Where can I park?"],
    lead: {
      visitor_name: "Bartholomew Featherstonehaugh-Cholmondeley",
      visitor_email: "a.very.long.address.indeed@subdomain.example.com",
    },
  },
];

/** Chats as visitors have them, through the public API, so that there is something to be seen. */
export async function chat(workerUrl: string): Promise<void> {
  for (const { asks, lead } of CHATS) {
    const { conversation_id } = await post(workerUrl, "conversation", {
      session_id: crypto.randomUUID(),
      page_url: `${ORIGIN}/contact?utm_source=newsletter`,
      user_agent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605.1.15",
    });
    for (const message_text of asks) {
      const { message_id } = await post(workerUrl, "message", { conversation_id, message_text });
      if (asks.length === 2) await post(workerUrl, "feedback", { message_id, was_helpful: true });
      else await post(workerUrl, "feedback", { message_id, was_helpful: false });
    }
    if (lead) await post(workerUrl, "capture-lead", { conversation_id, ...lead });
  }
}

/** What no public call makes, or not so soon: appointments, mails, endpoints, rules, a past. */
export async function addRows(client: Client): Promise<void> {
  await addInbox(client);
  await addIdentity(client);
  await client.query(`
    insert into widget_appointments (id, widget_id, customer_name, customer_email, service_type,
      preferred_date, preferred_time, starts_at, ends_at, status)
    select gen_random_uuid(), w.id, n, lower(n) || '@example.com', 'First visit', d::date, '10:00',
      d, d + interval '30 minutes', s
    from (select id from widget_configs order by id limit 1) w, (values
      ('Mira', date_trunc('week', now()) + interval '34 hours', 'confirmed'),
      ('Jonas', date_trunc('week', now()) + interval '58 hours', 'pending'),
      ('Leila', date_trunc('week', now()) + interval '59 hours', 'cancelled')
    ) as a(n, d, s)`);
  await addLeads(client);
  await addMails(client);
  await addGuard(client);
  await addFigures(client);
  await addIntegrations(client);
}

/** One of each thing that pages are about: those with these rows in the sample, which are made last. */
export const IDS_OF_SAMPLE = `select
  (select min(id) from widget_configs where widget_name = 'Main Website Chat')::text as widget,
  (select min(id) from clients where name = 'Align Primary Care')::text as client,
  (select id from leads where email = 'ana.ruiz@example.com' order by created_at limit 1) as lead,
  (select id from leads where status = 'lost' order by created_at limit 1) as lost,
  (select id from leads where is_possible_duplicate order by created_at limit 1) as duplicate,
  (select id from widget_appointments where customer_name = 'Jonas' limit 1) as appointment,
  (select min(id) from widget_knowledge_base where deleted_at is null)::text as entry,
  (select id from widget_conversations where page_url like '%newsletter' order by created_at limit 1)
    as conversation,
  (select min(id) from webhook_endpoints where description = 'Bookings into the calendar')::text
    as webhook`;

/** One that came to nothing, and one that may be the same person as another. */
async function addLeads(client: Client): Promise<void> {
  await client.query(`
    insert into leads (id, client_id, name, email, phone, source, status, lost_reason, lost_note)
    select gen_random_uuid(), c.id, 'Greta Olsson', 'greta@example.com', '+13125550166', 'manual',
      'lost', 'price', 'Found one nearer to home.'
    from (select id from clients order by id limit 1) c`);
  await client.query(`
    insert into leads (id, client_id, name, email, phone, company, source, duplicate_of,
      is_possible_duplicate)
    select gen_random_uuid(), l.client_id, 'G. Olsson', l.email, '+13125550167', 'Olsson & Sons',
      'chat_widget', l.id, true
    from leads l where l.email = 'greta@example.com' limit 1`);
}

async function addMails(client: Client): Promise<void> {
  await client.query(`
    insert into notification_log (notice_id, client_id, widget_id, notice_type, recipient, subject,
      status, attempts, last_error, created_at, sent_at)
    select 'sample:' || n, w.client_id, w.id, type, 'dana.whitfield@alignprimarycare.example',
      subject, status, n, problem, now() - n * interval '3 hours',
      case when status = 'sent' then now() - n * interval '3 hours' end
    from (select id, client_id from widget_configs order by id limit 1) w, (values
      (1, 'lead_captured', 'New lead: Greta Olsson', 'sent', null),
      (2, 'appointment_requested', 'Appointment requested: First visit', 'sent', null),
      (3, 'handover_waiting', 'A visitor waits for a person', 'pending', '421 Try again later'),
      (9, 'daily_summary', 'Your day in figures', 'failed', '550 5.1.1 No such mailbox here')
    ) as m(n, type, subject, status, problem)`);
}

async function post(
  workerUrl: string,
  call: string,
  body: object,
): Promise<Record<string, string>> {
  const response = await fetch(`${workerUrl}/api/chat-widget/public/widget/${WIDGET_KEY}/${call}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ORIGIN },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${call}: ${await response.text()}`);
  // The API's own answer; of it only ids are read.
  return (await response.json()) as Record<string, string>;
}
