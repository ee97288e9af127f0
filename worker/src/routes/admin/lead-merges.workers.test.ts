import { beforeAll, describe, expect, test } from "vitest";
import { Lead, type LeadDetail } from "../../../../contracts/admin/leads.ts";
import { pageOf } from "../../../../contracts/page.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { addLead, detailOf, isFollowed, readLead, readLines } from "../../../test/lead-client.ts";
import { makeCapture } from "../../../test/make-outbox-event.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { type Home, makeHome } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";
import type { LeadEvent } from "../../domain/outbox-event.ts";
import { deliverEvents } from "../../store/delivery.ts";
import { uuidv7 } from "../../uuid.ts";

const database = openBoundDatabase();
let home: Home;
let cookie = "";

beforeAll(async () => {
  home = await makeHome(database);
  ({ cookie } = await signedIn(database, "client_admin", home.clientId));
});

/** A lead as a chat leaves it, with its conversation. */
async function capture(overrides: Partial<LeadEvent> = {}) {
  const id = uuidv7(Date.now());
  const own = { id, email: `${id}@example.com`, ...overrides };
  const { lead, conversation } = makeCapture(home, own);
  await deliverEvents(database.db, [lead, conversation]);
  return { id: lead.id, lead, conversation };
}

const merge = (id: string, merge_lead_id: string, by = cookie) =>
  sendAs(by, "POST", `/leads/${id}/merge`, { merge_lead_id });
const unmerge = (id: string, merge_id: number, by = cookie) =>
  sendAs(by, "POST", `/leads/${id}/unmerge`, { merge_id });
const convert = (id: string, by: string) =>
  sendAs(by, "POST", `/leads/${id}/convert`, { client_name: "Bakery" });
const read = (id: string) => readLead(cookie, id);
const linesOf = (id: string) => readLines(cookie, id);
const idsIn = (lead: LeadDetail) => new Set(lead.conversations.map(({ id }) => id));
const mergeIdOf = (lead: LeadDetail) => lead.merges[0]?.id ?? 0;

describe("a lead that is merged into another", () => {
  test("gives what the other lacks, its conversations and its time line", async () => {
    const kept = await capture({ name: "Jane", email: null });
    const other = await capture({ name: "J.", phone: "+1 312 555 0143" });
    await sendAs(cookie, "POST", `/leads/${other.id}/notes`, { text: "Called back." });
    const merged = await detailOf(await merge(kept.id, other.id));
    expect(merged).toMatchObject({
      name: "Jane",
      email: other.lead.email,
      phone: "+13125550143",
      merges: [{ lead: { id: other.id, name: "J." } }],
    });
    expect(idsIn(merged)).toEqual(new Set([kept.conversation.id, other.conversation.id]));
    const [first, ...others] = await linesOf(kept.id);
    expect(first).toMatchObject({
      activity_type: "merged",
      details: {
        lead_id: other.id,
        name: "J.",
        fields: expect.arrayContaining(["email", "phone"]),
      },
    });
    const types = others.map(({ activity_type }) => activity_type);
    expect(types.toSorted()).toEqual(["captured", "captured", "note"]);
  });

  test("is in no list, count, file or choice any more, and is found by nobody", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const kept = await capture({ name: "Kept", email });
    const other = await capture({ name: "Merged away", email });
    await merge(kept.id, other.id);
    const list = await (await callAs(cookie, "/leads")).json();
    const ids = pageOf(Lead)
      .parse(list)
      .items.map(({ id }) => id);
    expect(ids).toContain(kept.id);
    expect(ids).not.toContain(other.id);
    const count = await callAs(cookie, "/leads/count?search=Merged%20away");
    expect(await count.json()).toEqual({ count: 0 });
    const file = await (await callAs(cookie, "/leads/export?search=Merged%20away")).text();
    expect(file).not.toContain("Merged away");
    const { duplicates, possible_duplicates } = await read(kept.id);
    expect([...duplicates, ...possible_duplicates]).toEqual([]);
    expect((await callAs(cookie, `/leads/${other.id}`)).status).toBe(404);
    expect((await sendAs(cookie, "PATCH", `/leads/${other.id}`, { name: "x" })).status).toBe(404);
    const mark = { duplicate_of: other.id };
    expect((await sendAs(cookie, "POST", `/leads/${kept.id}/duplicate`, mark)).status).toBe(400);
  });

  test("leaves its duplicates to the other", async () => {
    const [kept, other, third] = [await capture(), await capture(), await capture()];
    const mark = { duplicate_of: other.id };
    await sendAs(cookie, "POST", `/leads/${third.id}/duplicate`, mark);
    await sendAs(cookie, "POST", `/leads/${kept.id}/duplicate`, mark);
    const merged = await detailOf(await merge(kept.id, other.id));
    expect(merged.duplicate_of).toBeNull();
    expect(merged.duplicates.map(({ id }) => id)).toEqual([third.id]);
    await unmerge(kept.id, mergeIdOf(merged));
    expect((await read(third.id)).duplicate_of).toBe(other.id);
  });

  test.each(["itself", "merged already", "not there"])("cannot be what is %s", async (what) => {
    const [kept, other, third] = [await capture(), await capture(), await capture()];
    await merge(third.id, other.id);
    const id = { itself: kept.id, "merged already": other.id }[what] ?? crypto.randomUUID();
    expect(await refusalOf(await merge(kept.id, id))).toMatchObject({
      status: 400,
      field: "merge_lead_id",
    });
  });

  test("goes into one lead only, whoever is quicker, and never in a circle", async () => {
    const [one, other] = [await capture(), await capture()];
    const answers = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses[0]).toBe(200);
    expect([400, 404]).toContain(statuses[1]);
  });

  test("still gets what its chat sends later, and its next conversation is the other's", async () => {
    const [kept, other] = [await capture({ name: "Jane" }), await capture({ name: "J." })];
    await merge(kept.id, other.id);
    const next = { ...other.conversation, id: crypto.randomUUID() };
    const again = { ...other.conversation, revision: 9, visitorName: "Jane Doe" };
    await deliverEvents(database.db, [
      { ...other.lead, revision: 2, name: "Jane Doe" },
      next,
      again,
    ]);
    const [row] = await database.query("select name, merged_into from leads where id = $1", [
      other.id,
    ]);
    expect(row).toEqual({ name: "Jane Doe", merged_into: kept.id });
    expect(idsIn(await read(kept.id))).toEqual(
      new Set([kept.conversation.id, other.conversation.id, next.id]),
    );
  });

  test("keeps what it filled in when the other's chat sends itself again", async () => {
    const kept = await capture({ email: null });
    const other = await capture();
    await merge(kept.id, other.id);
    await deliverEvents(database.db, [{ ...kept.lead, revision: 2, phone: "+1 312 555 0143" }]);
    expect(await read(kept.id)).toMatchObject({ email: other.lead.email, phone: "+13125550143" });
  });

  test("takes along what was merged into it", async () => {
    const [one, two, three] = [await capture(), await capture(), await capture()];
    await merge(two.id, three.id);
    const merged = await detailOf(await merge(one.id, two.id));
    expect(merged.conversations).toHaveLength(3);
    const captured = (await linesOf(one.id)).filter((line) => line.activity_type === "captured");
    expect(captured).toHaveLength(3);
    await deliverEvents(database.db, [{ ...three.conversation, revision: 5 }]);
    expect((await read(one.id)).conversations).toHaveLength(3);
    await unmerge(one.id, mergeIdOf(merged));
    expect((await read(two.id)).conversations).toHaveLength(2);
  });
});

describe("a merge that is undone", () => {
  test("gives everything back, and says so", async () => {
    const assignee = await signedIn(database, "client_user", home.clientId);
    const kept = await capture({ email: null });
    const other = await capture();
    await sendAs(cookie, "PATCH", `/leads/${other.id}`, { assigned_to: assignee.userId });
    const before = await read(kept.id);
    const merged = await detailOf(await merge(kept.id, other.id));
    expect(merged.assigned_to).toBe(assignee.userId);
    const undone = await detailOf(await unmerge(kept.id, mergeIdOf(merged)));
    expect(undone).toEqual({ ...before, updated_at: undone.updated_at });
    expect(idsIn(await read(other.id))).toEqual(new Set([other.conversation.id]));
    const types = (await linesOf(kept.id)).map(({ activity_type }) => activity_type);
    expect(types).toEqual(["unmerged", "merged", "captured"]);
  });

  test("leaves what was changed since", async () => {
    const kept = await capture({ email: null });
    const other = await capture({ phone: "+1 312 555 0143" });
    const merged = await detailOf(await merge(kept.id, other.id));
    await sendAs(cookie, "PATCH", `/leads/${kept.id}`, { email: "better@example.com" });
    expect(await detailOf(await unmerge(kept.id, mergeIdOf(merged)))).toMatchObject({
      email: "better@example.com",
      phone: null,
    });
  });

  test("cannot be undone twice, nor by way of another lead", async () => {
    const [kept, other, third] = [await capture(), await capture(), await capture()];
    const id = mergeIdOf(await detailOf(await merge(kept.id, other.id)));
    expect(await refusalOf(await unmerge(third.id, id))).toMatchObject({
      status: 400,
      field: "merge_id",
    });
    const answers = await Promise.all([unmerge(kept.id, id), unmerge(kept.id, id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect((await merge(kept.id, other.id)).status).toBe(200);
  });
});

describe("how far a lead came", () => {
  test("is what the kept one takes on where it is new, until the merge is undone", async () => {
    const [kept, other] = [await capture(), await capture()];
    await sendAs(cookie, "PATCH", `/leads/${other.id}`, { status: "qualified" });
    const merged = await detailOf(await merge(kept.id, other.id));
    expect(merged.status).toBe("qualified");
    const undone = await detailOf(await unmerge(kept.id, mergeIdOf(merged)));
    expect(undone.status).toBe("new");
    expect((await read(other.id)).status).toBe("qualified");
  });

  test("stays the kept one's own where it is further, or the other was lost", async () => {
    const [kept, other, third] = [await capture(), await capture(), await capture()];
    const lost = { status: "lost", lost_reason: "price" };
    await sendAs(cookie, "PATCH", `/leads/${other.id}`, lost);
    expect((await detailOf(await merge(kept.id, other.id))).status).toBe("new");
    await sendAs(cookie, "PATCH", `/leads/${kept.id}`, { status: "contacted" });
    await sendAs(cookie, "PATCH", `/leads/${third.id}`, { status: "qualified" });
    expect((await detailOf(await merge(kept.id, third.id))).status).toBe("contacted");
  });

  test("is a client for both once one of them is, and no second client is made", async () => {
    const agent = await signedIn(database, "super_admin", null);
    const [kept, other] = [await capture(), await capture()];
    const { converted_client_id: made } = await detailOf(await convert(other.id, agent.cookie));
    const lost = { status: "lost", lost_reason: "price", lost_note: "too dear" };
    await sendAs(cookie, "PATCH", `/leads/${kept.id}`, lost);
    const merged = await detailOf(await merge(kept.id, other.id));
    expect(merged).toMatchObject({
      status: "converted",
      converted_client_id: made,
      lost_reason: null,
      lost_note: null,
    });
    expect((await convert(kept.id, agent.cookie)).status).toBe(409);
    const client = async () => (await callAs(agent.cookie, `/clients/${made}`)).json();
    expect(await client()).toMatchObject({ converted_from_lead_id: kept.id });
    const undone = await detailOf(await unmerge(kept.id, mergeIdOf(merged)));
    expect(undone).toMatchObject({ ...lost, converted_client_id: null });
    expect(await client()).toMatchObject({ converted_from_lead_id: other.id });
  });

  test("leads from a client to the lead that stands, when both had been made clients", async () => {
    const agent = await signedIn(database, "super_admin", null);
    const [kept, other] = [await capture(), await capture()];
    await convert(kept.id, agent.cookie);
    const second = await detailOf(await convert(other.id, agent.cookie));
    await merge(kept.id, other.id);
    const path = `/clients/${second.converted_client_id}`;
    expect(await (await callAs(agent.cookie, path)).json()).toMatchObject({
      converted_from_lead_id: kept.id,
    });
  });

  test("is followed up in the kept one, though that was added by hand", async () => {
    const other = await capture();
    const { id } = await addLead(cookie, "By hand");
    expect((await merge(id, other.id)).status).toBe(200);
    await expect.poll(() => isFollowed(id)).toBe(true);
    const { id: second } = await addLead(cookie, "By hand too");
    expect((await merge(id, second)).status).toBe(200);
    expect(await isFollowed(second)).toBe(false);
  });
});

test("a kept lead that was marked as a duplicate of the other is so again once it is undone", async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const [other, kept] = [await capture({ email }), await capture({ email })];
  const before = await read(kept.id);
  expect(before).toMatchObject({ duplicate_of: other.id, is_possible_duplicate: true });
  const merged = await detailOf(await merge(kept.id, other.id));
  expect(merged.duplicate_of).toBeNull();
  const undone = await detailOf(await unmerge(kept.id, mergeIdOf(merged)));
  expect(undone).toMatchObject({ duplicate_of: other.id, is_possible_duplicate: true });
});

describe("another client's lead", () => {
  test("is merged with nobody's, from neither side", async () => {
    const own = await capture();
    const stranger = await makeHome(database);
    const { cookie: strange } = await signedIn(database, "client_admin", stranger.clientId);
    const agent = await signedIn(database, "super_admin", null);
    const foreign = await addLead(strange, "Stranger");
    expect((await merge(own.id, foreign.id)).status).toBe(400);
    expect((await merge(own.id, foreign.id, agent.cookie)).status).toBe(400);
    expect((await merge(foreign.id, own.id)).status).toBe(404);
    const merged = await detailOf(await merge(own.id, (await capture()).id));
    expect((await unmerge(own.id, mergeIdOf(merged), strange)).status).toBe(404);
    expect((await unmerge(foreign.id, mergeIdOf(merged), strange)).status).toBe(400);
    expect((await read(own.id)).merges).toHaveLength(1);
  });
});
