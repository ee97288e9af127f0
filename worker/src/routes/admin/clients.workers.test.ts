import { describe, expect, test } from "vitest";
import { Client } from "../../../../contracts/admin/clients.ts";
import { callAs, sendAs } from "../../../test/admin-client.ts";
import { openBoundDatabase } from "../../../test/bound-database.ts";
import { signedIn } from "../../../test/signed-in.ts";
import { makeClient } from "../../../test/stored-rows.ts";
import { refusalOf } from "../../../test/visitor-client.ts";

const database = openBoundDatabase();
const SETTINGS = {
  country: "ES",
  lead_assignment: "round_robin",
  lead_reminder_hours: 4,
  lead_escalation_hours: null,
};

async function makeTeam() {
  const clientId = await makeClient(database);
  const admin = await signedIn(database, "client_admin", clientId);
  const user = await signedIn(database, "client_user", clientId);
  return { path: `/clients/${clientId}`, admin, user };
}

describe("how a client's leads are handled", () => {
  test("is settled by its admin, and stays while something else is changed", async () => {
    const { path, admin } = await makeTeam();
    const before = Client.parse(await (await callAs(admin.cookie, path)).json());
    expect(before).toMatchObject({
      country: "US",
      lead_assignment: "manual",
      lead_reminder_hours: 24,
      lead_escalation_hours: 72,
      converted_from_lead_id: null,
    });
    expect((await sendAs(admin.cookie, "PATCH", path, SETTINGS)).status).toBe(200);
    const changed = await sendAs(admin.cookie, "PATCH", path, { phone: "1" });
    expect(Client.parse(await changed.json())).toMatchObject({ ...SETTINGS, phone: "1" });
  });

  test("is settled by nobody else of the client", async () => {
    const { path, admin, user } = await makeTeam();
    expect((await sendAs(user.cookie, "PATCH", path, SETTINGS)).status).toBe(404);
    expect(await (await callAs(admin.cookie, path)).json()).toMatchObject({ country: "US" });
  });

  test("can be settled when the client is made", async () => {
    const agent = await signedIn(database, "super_admin", null);
    const body = { name: "New Ltd", email: "new@example.com", ...SETTINGS };
    const made = await sendAs(agent.cookie, "POST", "/clients", body);
    expect(Client.parse(await made.json())).toMatchObject(SETTINGS);
  });

  test.each([
    ["country", "Spain"],
    ["lead_assignment", "by_dice"],
    ["lead_reminder_hours", 0],
    ["lead_escalation_hours", 721],
  ])("has no %s %s", async (field, value) => {
    const { path, admin } = await makeTeam();
    const response = await sendAs(admin.cookie, "PATCH", path, { [field]: value });
    expect(await refusalOf(response)).toMatchObject({ status: 400, field });
  });
});

test("whether somebody takes leads is settled by an admin, and shown with the user", async () => {
  const { admin, user } = await makeTeam();
  const path = `/users/${user.userId}`;
  expect(await (await callAs(admin.cookie, path)).json()).toMatchObject({ takes_leads: true });
  const changed = await sendAs(admin.cookie, "PATCH", path, { takes_leads: false });
  expect(await changed.json()).toMatchObject({ takes_leads: false });
  // It is no change of what they may do: they stay signed in.
  expect((await callAs(user.cookie, "/me")).status).toBe(200);
  const again = await sendAs(admin.cookie, "PATCH", path, { name: "Kim" });
  expect(await again.json()).toMatchObject({ name: "Kim", takes_leads: false });
});
