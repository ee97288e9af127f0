import { query } from "../../widget/test/product.ts";

/** A lead of the client admin's client. */
export async function makeLead(fields: Readonly<Record<string, unknown>>): Promise<string> {
  const id = crypto.randomUUID();
  const given = { id, source: "manual", ...fields };
  const names = Object.keys(given);
  await query(
    `insert into leads (client_id, ${names.join(", ")})
     select id, ${names.map((_, index) => `$${index + 1}`).join(", ")}
     from clients where name = 'Align Primary Care'`,
    Object.values(given),
  );
  return id;
}

/** Its row, as it stands. */
export const stored = async (id: string) =>
  (await query<Record<string, unknown>>("select * from leads where id = $1", [id]))[0];
