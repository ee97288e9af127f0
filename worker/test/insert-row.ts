import type { TestDatabase } from "./test-database.ts";

/** Its id, where the database makes one. */
export async function insert(
  database: TestDatabase,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<number> {
  const names = Object.keys(row);
  const places = names.map((_, index) => `$${index + 1}`);
  const [made] = await database.query<{ id: number }>(
    `insert into ${table} (${names.join(", ")}) values (${places.join(", ")}) returning id`,
    Object.values(row),
  );
  return made?.id ?? 0;
}
