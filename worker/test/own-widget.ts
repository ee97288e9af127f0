import { publishPending } from "../src/jobs/publish-pending.ts";
import { createWidget } from "../src/store/widgets.ts";
import type { TestDatabase } from "./test-database.ts";
import { testEnv } from "./thread-client.ts";

type WidgetInput = Partial<Omit<Parameters<typeof createWidget>[1], "clientId">>;

/** A widget in a test file's own database, which its Worker must be bound to, and what its owner may do. */
export async function makeOwnWidget(database: TestDatabase, overrides: WidgetInput = {}) {
  const [client] = await database.query<{ id: number }>(
    "insert into clients (name, email, timezone) values ('Test', 't@example.com', 'UTC') returning id",
  );
  if (!client) throw new Error("no client was made");
  const settings = { clientId: client.id, widgetName: "Own widget", ...overrides };
  const { id, widgetKey } = await createWidget(database.db, settings);
  const change = async (assignment: string): Promise<void> => {
    await database.query(`update widget_configs set ${assignment} where id = $1`, [id]);
  };
  return {
    id,
    widgetKey,
    /** One assignment in SQL, such as `widget_name = 'New'`. */
    change,
    deactivate: () => change("is_active = false"),
    remove: () => database.query("delete from widget_configs where id = $1", [id]),
    /** What the cron does each minute. */
    publish: (env = testEnv) => publishPending(env),
  };
}
