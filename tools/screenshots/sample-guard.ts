import type { Client } from "pg";

const ERASED = {
  conversations: 2,
  messages: 9,
  leads: 1,
  appointments: 0,
  acceptances: 1,
  notifications: 3,
};

/** Rules of every type, places where the widget runs, and receipts of erased visitors. */
export async function addGuard(client: Client): Promise<void> {
  await client.query(`
    insert into widget_spam_rules (widget_id, rule_type, rule_value, rule_action, severity, description,
      times_triggered, is_active)
    select w.id, r.* from (select id from widget_configs order by id limit 1) w, (values
      ('keyword', 'casino', 'block', 'high', 'Seen in spring', 41, true),
      ('pattern', '\\b(win|earn) \\$\\d+ (a|per) day\\b', 'block', 'high', null, 12, true),
      ('rate_limit', '20/60', 'challenge', 'medium', 'Nobody types faster', 3, true),
      ('ip_block', '203.0.113.0/24', 'block', 'medium', 'A hosting company that sells to spammers', 7, true),
      ('keyword', 'guest post', 'flag', 'low', null, 0, false)
    ) as r(type, value, action, severity, description, times, active)`);
  await client.query(`
    insert into widget_installations (widget_id, domain, installation_type, widget_version,
      installation_date, last_ping, verified, verified_by, verified_at)
    select id, 'www.alignprimarycare.example', 'wordpress', '0.1.0', now() - interval '5 months',
      now() - interval '2 minutes', true, 'meta', now() - interval '4 months'
    from widget_configs order by id limit 1`);
  await client.query(`
    insert into widget_installations (widget_id, domain, installation_date, last_ping)
    select id, 'old-shop.example', now() - interval '1 year', now() - interval '40 days'
    from widget_configs order by id limit 1`);
  await client.query(
    `insert into erasure_receipts (id, client_id, requested_by, user_id, subject_hash, counts, erased_at)
     select gen_random_uuid(), c.id, r.by, case when r.by = 'user' then u.id end,
       encode(sha256(convert_to(r.by, 'UTF8')), 'hex'), $1, now() - r.days * interval '1 day'
     from (select id from clients order by id limit 1) c,
       (select id from users where role = 'client_admin' order by id limit 1) u,
       (values ('user', 2), ('visitor', 9)) as r(by, days)`,
    [JSON.stringify(ERASED)],
  );
}

/** An endpoint with a log, one that was paused, and keys: one in use, one that has run out. */
export async function addIntegrations(client: Client): Promise<void> {
  await client.query(`
    insert into webhook_endpoints (client_id, url, secret, events, description, is_active, paused_at,
      failing_since, last_error, last_delivered_at)
    select c.id, e.* from (select id from clients order by id limit 1) c, (values
      ('https://hooks.calendar.example/wetechforu/bookings', 'whsec_c2FtcGxlLXNlY3JldC1vZi1hLXBpY3R1cmU=',
        array['appointment.rescheduled', 'appointment.cancelled'], 'Bookings into the calendar', true,
        null::timestamptz, null::timestamptz, null, now() - interval '4 minutes'),
      ('https://reports.partner.example/very/long/path/for/every/rating/that/visitors/leave/in/the/chat',
        'whsec_c2FtcGxlLXNlY3JldC1vZi1hLXBpY3R1cmU=', array['rating.received'], null, false,
        now() - interval '6 hours', now() - interval '30 hours', 'It answered with 503.',
        now() - interval '31 hours')
    ) as e(url, secret, events, description, active, paused, failing, error, delivered)`);
  await client.query(`
    insert into webhook_deliveries (id, endpoint_id, event_type, payload, status, attempts,
      next_attempt_at, response_status, response_text, duration_ms, last_error, delivered_at, created_at)
    select gen_random_uuid(), e.id, d.type,
      jsonb_build_object('type', d.type, 'timestamp', now(), 'data', jsonb_build_object('name', 'Greta Olsson')),
      d.status, d.attempts, case when d.status = 'pending' then now() + interval '7 minutes' end,
      d.answer, d.said, d.took, d.problem, case when d.status = 'delivered' then d.at end, d.at
    from (select max(id) as id from webhook_endpoints
      where description = 'Bookings into the calendar') e, (values
      ('appointment.booked', 'delivered', 1, 200, '{"ok":true}', 143, null, now() - interval '4 minutes'),
      ('appointment.rescheduled', 'pending', 3, 503, 'Service Unavailable', 15000, 'It answered with 503.',
        now() - interval '20 minutes'),
      ('appointment.cancelled', 'failed', 16, null, null, 15000, 'It took longer than 15 seconds to answer.',
        now() - interval '4 days'),
      ('test', 'delivered', 1, 204, '', 98, null, now() - interval '6 days')
    ) as d(type, status, attempts, answer, said, took, problem, at)`);
  await client.query(`
    insert into api_keys (client_id, name, prefix, key_hash, scopes, created_by, expires_at,
      last_used_at, last_used_ip, created_at)
    select c.id, k.name, k.prefix, encode(sha256(convert_to(k.prefix, 'UTF8')), 'hex'), k.scopes, u.id,
      k.expires, k.used, k.ip::inet, now() - interval '2 months'
    from (select id from clients order by id limit 1) c,
      (select id from users where role = 'client_admin' order by id limit 1) u, (values
        ('Nightly export of leads', 'wtfk_4f9a', array['leads.read', 'appointments.read'],
          now() + interval '10 months', now() - interval '7 hours', '198.51.100.7'),
        ('Old reporting script', 'wtfk_81cc', array['analytics.read'], now() - interval '3 days', null, null)
      ) as k(name, prefix, scopes, expires, used, ip)`);
}
