import { LeadActivity, LeadDetail } from "../../contracts/admin/leads.ts";
import { pageOf } from "../../contracts/page.ts";
import { callAs, sendAs } from "./admin-client.ts";
import { testEnv } from "./thread-client.ts";

/** The lead, or a failure of the test that says what was refused. */
export async function detailOf(response: Response): Promise<LeadDetail> {
  if (!response.ok) throw new Error(`refused: ${await response.text()}`);
  return LeadDetail.parse(await response.json());
}

export async function readLead(cookie: string, id: string): Promise<LeadDetail> {
  return detailOf(await callAs(cookie, `/leads/${id}`));
}

/** One that a user adds by hand. */
export async function addLead(cookie: string, name: string): Promise<LeadDetail> {
  return detailOf(await sendAs(cookie, "POST", "/leads", { name }));
}

/** A lead's time line, newest first. */
export async function readLines(cookie: string, id: string): Promise<LeadActivity[]> {
  const response = await callAs(cookie, `/leads/${id}/activities`);
  return pageOf(LeadActivity).parse(await response.json()).items;
}

/** Whether a follow-up of the lead was ever begun. */
export async function isFollowed(id: string): Promise<boolean> {
  return testEnv.FOLLOW_UPS.get(id).then(
    () => true,
    () => false,
  );
}
