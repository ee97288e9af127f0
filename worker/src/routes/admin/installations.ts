import {
  type Installation,
  installationOperations,
} from "../../../../contracts/admin/installations.ts";
import { pathId } from "../../middleware/path-id.ts";
import {
  deleteInstallation,
  type InstallationRow,
  listInstallations,
} from "../../store/installations.ts";
import { placeOf, toPage } from "./page.ts";
import { found, serve } from "./serve.ts";
import { viewOf } from "./stored-view.ts";

export const installationRoutes = serve(installationOperations, {
  "GET /installations": async ({ db, scope, query }) => {
    const list = { ...placeOf(query), widgetId: query.widget_id };
    return toPage(await listInstallations(db, scope, list), query, (row) => row.id, installationOf);
  },
  "GET /widgets/:widgetId/installations": async ({ c, db, scope, query }) => {
    const list = { ...placeOf(query), widgetId: c.var.ownWidget.id };
    return toPage(await listInstallations(db, scope, list), query, (row) => row.id, installationOf);
  },
  "DELETE /widgets/:widgetId/installations/:installationId": async ({ c, db }) => {
    const id = pathId(c, "installationId");
    found((await deleteInstallation(db, c.var.ownWidget.id, id)) || null);
    return undefined;
  },
});

function installationOf(row: InstallationRow): Installation {
  return viewOf(row, "installation_date", "last_ping");
}
