import { publishPending } from "../src/jobs/publish-pending.ts";
import { createWidget } from "../src/store/widgets.ts";
import { makeClient, type WidgetSettings } from "./stored-rows.ts";
import type { TestDatabase } from "./test-database.ts";
import { testEnv } from "./thread-client.ts";

/** A widget in a test file's own database, which its Worker must be bound to, and what its owner may do. */
export async function makeOwnWidget(database: TestDatabase, overrides: WidgetSettings = {}) {
  const clientId = await makeClient(database);
  const settings = { clientId, widgetName: "Own widget", ...overrides };
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
