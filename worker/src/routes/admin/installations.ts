import type { Context } from "hono";
import {
  type Installation,
  installationOperations,
  type VERIFICATION_METHODS,
} from "../../../../contracts/admin/installations.ts";
import type { AppEnv } from "../../env.ts";
import { proofOf, tokenOf } from "../../installations/domain-proof.ts";
import { findPluginProof } from "../../installations/find-plugin-proof.ts";
import { findDnsProof, findMetaProof, type Problem } from "../../installations/find-proof.ts";
import { mayAskHost } from "../../middleware/may-ask-host.ts";
import { pathId } from "../../middleware/path-id.ts";
import { publicWeb } from "../../outgoing/web.ts";
import type { Database } from "../../store/database.ts";
import {
  deleteInstallation,
  findInstallation,
  type InstallationRow,
  listInstallations,
  markVerified,
} from "../../store/installations.ts";
import { findPluginKeys } from "../../store/plugin-keys.ts";
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
  "GET /widgets/:widgetId/installations/:installationId/proof": async ({ c, db }) => {
    const { domain } = await requireInstallation(c, db);
    return proofOf(c.env.CAPABILITY_SECRET, c.var.ownWidget.id, domain);
  },
  "POST /widgets/:widgetId/installations/:installationId/verify": async ({ c, db, body }) => {
    const { id, domain } = await requireInstallation(c, db);
    const widgetId = c.var.ownWidget.id;
    const problem = await problemOf(c, db, domain, body.method);
    if (problem === null) await markVerified(db, widgetId, id, body.method);
    const installation = installationOf(await requireInstallation(c, db));
    return { is_verified: problem === null, problem, installation };
  },
  "DELETE /widgets/:widgetId/installations/:installationId": async ({ c, db }) => {
    const id = pathId(c, "installationId");
    found((await deleteInstallation(db, c.var.ownWidget.id, id)) || null);
    return undefined;
  },
});

function installationOf(row: InstallationRow): Installation {
  return viewOf(row, "installation_date", "last_ping", "verified_at");
}

async function requireInstallation(c: Context<AppEnv>, db: Database): Promise<InstallationRow> {
  const id = pathId(c, "installationId");
  return found(await findInstallation(db, c.var.ownWidget.id, id));
}

async function problemOf(
  c: Context<AppEnv>,
  db: Database,
  domain: string,
  method: (typeof VERIFICATION_METHODS)[number],
): Promise<Problem> {
  const secret = c.env.CAPABILITY_SECRET;
  const port = { web: publicWeb, mayAsk: mayAskHost(c.env) };
  const { id: widgetId, widgetKey } = c.var.ownWidget;
  switch (method) {
    case "meta":
      return findMetaProof(domain, tokenOf(secret, widgetId, domain), port);
    case "dns":
      return findDnsProof(proofOf(secret, widgetId, domain), port);
    case "plugin": {
      const keys = await findPluginKeys(db, widgetId);
      const challenge = crypto.randomUUID();
      return findPluginProof({ domain, widgetKey, keys, challenge, nowMs: Date.now() }, port);
    }
  }
}
