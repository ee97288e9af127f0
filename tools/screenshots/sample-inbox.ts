import type { Client } from "pg";

/** Conversations that no visitor's page holds, so that a picture finds them as they were put there. */
export const INBOX_IDS = {
  waiting: "0190c0de-0000-7000-8000-000000000001",
  claimed: "0190c0de-0000-7000-8000-000000000002",
} as const;

const SAYINGS = [
  ["user", null, "Hello, I was charged twice for my visit in October. Can a person look at that?"],
  ["system", null, "I've asked the team. Somebody will join you here as soon as they can."],
  ["system", null, "Sam Okafor joined."],
  ["human", "Sam Okafor", "Hello Ana, this is Sam. I am sorry about that, let me look it up."],
  ["user", null, "Thank you! It is the visit on the 14th."],
] as const;
const SAID_WHILE_WAITING = 2;

/** One that waits and one that the super admin answers, with a note, and replies to choose from. */
export async function addInbox(client: Client): Promise<void> {
  await client.query(
    `insert into widget_conversations (id, widget_id, session_id, visitor_name, visitor_email, status,
       edge_status, handover_phase, handover_reason, waiting_since, claimed_by, claimed_at,
       message_count, last_message, last_message_at)
     select v.id::uuid, w.id, 'inbox-' || v.id, v.name, v.email, 'active', 'active', v.phase, 'asked',
       case when v.phase = 'waiting' then now() - interval '3 minutes' end,
       case when v.phase = 'claimed' then u.id end, case when v.phase = 'claimed' then now() end,
       v.messages, v.last, now()
     from (select id from widget_configs order by id limit 1) w,
       (select id from users where role = 'super_admin' order by id limit 1) u,
       (values ($1, null, null, 'waiting', $3::int, $5), ($2, 'Ana Ruiz', 'ana.ruiz@example.com', 'claimed', $4::int, $6))
         as v(id, name, email, phase, messages, last)`,
    [
      INBOX_IDS.waiting,
      INBOX_IDS.claimed,
      SAID_WHILE_WAITING,
      SAYINGS.length,
      SAYINGS[0][2],
      SAYINGS[4][2],
    ],
  );
  for (const [index, [type, sender, text]] of SAYINGS.entries()) {
    const ids = index < SAID_WHILE_WAITING ? Object.values(INBOX_IDS) : [INBOX_IDS.claimed];
    await client.query(
      `insert into widget_messages (id, conversation_id, seq, message_type, sender_name, message_text, created_at)
       select gen_random_uuid(), id, $2::int, $3, $4, $5, now() + $2 * interval '1 millisecond'
       from unnest($1::uuid[]) id`,
      [ids, index + 1, type, sender, text],
    );
  }
  await client.query(
    `insert into conversation_notes (conversation_id, user_id, note_text)
     select $1, id, 'Billing has seen it: the second charge goes back on Monday.'
     from users where role = 'client_admin' order by id limit 1`,
    [INBOX_IDS.claimed],
  );
  await client.query(
    `insert into canned_replies (client_id, shortcut, reply_text)
     select c.id, v.shortcut, v.reply_text from (select id from clients order by id limit 1) c, (values
       ('hello', 'Hello {{visitor_name|there}}, this is {{agent_name}}. How can I help?'),
       ('hours', 'We are open Monday to Friday from 8 to 6, and on Saturdays from 9 to 1.'),
       ('bye', 'Thank you for writing to {{client_name}}. Have a good day!')
     ) as v(shortcut, reply_text)`,
  );
}
