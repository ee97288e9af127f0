import type { Client } from "pg";
import { INBOX_IDS } from "./sample-inbox.ts";

const KNOWN = {
  verified: {
    name: "Ana Ruiz",
    email: "ana.ruiz@example.com",
    phone: null,
    attributes: {
      plan: "Family",
      member_since: "2019",
      visits: 14,
      insurer: "Blue Meadow Mutual, group 0042",
      الاسم: "آنا رويز",
      note: "Prefers to be called after four o'clock, and on Wednesdays not at all.",
      newsletter: false,
    },
  },
  claimed: { name: "Ana", email: null, phone: null, attributes: { page_group: "billing" } },
};

/** The example of RFC 7517, appendix A.1. */
const PUBLIC_JWK = {
  kty: "EC",
  crv: "P-256",
  x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
  y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
};

/** A visitor for whom the client's server has signed, and keys of each kind. */
export async function addIdentity(client: Client): Promise<void> {
  await client.query(
    // What they typed is told apart from what was signed.
    `update widget_conversations set visitor_name = 'Annie', visitor_external_id = 'patient-000417',
       known_visitor = $2
     where id = $1`,
    [INBOX_IDS.claimed, JSON.stringify(KNOWN)],
  );
  await client.query(
    `insert into widget_identity_keys (widget_id, key_id, label, algorithm, purpose, secret,
       public_jwk, created_at, retired_at)
     select w.id, v.key_id, v.label, v.algorithm, v.purpose, v.secret, v.jwk,
       now() - v.age * interval '1 day', case when v.is_retired then now() - interval '2 hours' end
     from (select id from widget_configs where widget_name = 'Main Website Chat' limit 1) w, (values
       ('wik_5a17000000000004', 'Mobile app', 'ES256', 'server', null, $1::jsonb, 90, false),
       ('wik_5a17000000000001', 'Patient portal', 'HS256', 'server', 'not-a-secret', null, 40, false),
       ('wik_5a17000000000002', 'Blog', 'HS256', 'wordpress', 'not-a-secret', null, 3, false),
       ('wik_5a17000000000003', 'The portal before it was moved to another house', 'HS256', 'server',
         'not-a-secret', null, 300, true)
     ) as v(key_id, label, algorithm, purpose, secret, jwk, age, is_retired)`,
    [JSON.stringify(PUBLIC_JWK)],
  );
}
