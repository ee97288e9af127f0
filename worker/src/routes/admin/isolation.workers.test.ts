import { describe, expect, test } from "vitest";
import type { OperationKey } from "../../../../contracts/admin/operations.ts";
import {
  ADMIN_KEYS,
  idsOf,
  MISSING_ID,
  MISSING_UUID,
  makeStandingWorlds,
  missingIds,
  sendSample,
  useSamples,
} from "../../../test/admin-calls.ts";
import { SAMPLES } from "../../../test/admin-samples.ts";
import { fingerprint, makeWorld, type World } from "../../../test/admin-world.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

// Every route, by every caller of a client, with another client's ids and with none that exist.

const CLIENT_ROLES = ["client_admin", "client_user"] as const;
/** In every text of the other client's, and nowhere else. */
const SECRET = "Zanzibar";

const database = openBoundDatabase();
const standingWorld = makeStandingWorlds(database);

useSamples();

/** `number` counts each widget's versions anew, so the other client has the same. */
const hasForeignId = (key: OperationKey) => /:(?!sessionId)/.test(key);

describe.each(ADMIN_KEYS)("%s", (key) => {
  test.each(hasForeignId(key) ? CLIENT_ROLES : [])(
    "knows nothing of another client's rows, nor changes them, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const foreign = await refusalOf(await sendSample(cookie, key, idsOf(other), other));
      const missing = await refusalOf(await sendSample(cookie, key, missingIds(), own));
      expect(foreign).toEqual({ ...missing, request_id: foreign.request_id });
      expect(foreign).toMatchObject({ status: 404, code: "not_found" });
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(/:widgetId.*:(?!number)/.test(key) ? ["client_admin" as const] : [])(
    "finds no row of another client's below one's own widget, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const ids = { ...idsOf(other), widgetId: own.widgetId };
      expect((await sendSample(cookie, key, ids, own)).status).toBe(404);
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(CLIENT_ROLES)(
    "neither shows nor takes another client's ids in its query or body, for a %s",
    async (role) => {
      const own = await makeWorld(database, "Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      const before = await fingerprint(database, other.clientId);
      const response = await sendSample(cookie, key, idsOf(own), other);
      const text = (await response.text()).replaceAll(SAMPLE_WORDS, "");
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(other.timezone);
      expect(await fingerprint(database, other.clientId)).toBe(before);
    },
  );

  test.each(SAMPLES[key].query ? CLIENT_ROLES : [])(
    "answers a query that names another client's rows as one that names none, word for word, for a %s",
    async (role) => {
      const own = await standingWorld("Own");
      const other = await standingWorld(SECRET);
      const { cookie } = await signedIn(database, role, own.clientId);
      for (const names of namesIn(key, other)) {
        const part = (world: World) => ({
          ...own,
          ...Object.fromEntries(names.map((name) => [name, world[name]])),
        });
        const foreign = await answerTo(cookie, key, own, part(other));
        const missing = await answerTo(cookie, key, own, part(missingWorld(own)));
        expect(foreign).toEqual(missing);
      }
    },
  );
});

const NAMED = ["clientId", "widgetId", "conversationId", "userId"] as const;
type Named = (typeof NAMED)[number];

/** The ids that a call's query names: each alone, then all of them. */
function namesIn(key: OperationKey, world: World): Named[][] {
  const values = Object.values(SAMPLES[key].query?.(world) ?? {});
  const names = NAMED.filter((name) => values.includes(world[name]));
  return [...names.map((name) => [name]), names];
}

function missingWorld(world: World): World {
  const id = Number(MISSING_ID);
  return { ...world, clientId: id, widgetId: id, userId: id, conversationId: MISSING_UUID };
}

/** The whole answer, but for what differs between any two calls. */
async function answerTo(cookie: string, key: OperationKey, own: World, queried: World) {
  const response = await sendSample(cookie, key, idsOf(own), queried);
  const text = await response.text();
  return {
    status: response.status,
    text: text.replace(/"(?:as_of|request_id)":"[^"]*"/g, ""),
  };
}

/** What a refusal may repeat: the caller's own words. */
const SAMPLE_WORDS = /confirm_name must be[^"]*"/g;
