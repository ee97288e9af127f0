import { writeFileSync } from "node:fs";
import type { Browser, TestInfo } from "@playwright/test";
import { ADMIN_URL, PASSWORD, USERS } from "../../../admin/test/dashboard.ts";
import { makeWidget, type OwnWidget } from "../../../admin/test/own-widget.ts";
import { expect } from "./site.ts";

/** As somebody who means harm, or only somebody with an apostrophe in their name, would call it. */
export const HOSTILE_NAME = `"><script>alert(1)</script> O'Neil & Söhne`;

export interface Downloaded {
  readonly widget: OwnWidget;
  /** Path of the zip. */
  readonly file: string;
}

/** A widget of a client's admin, and its plugin as the dashboard hands it out. */
export async function downloadPlugin(browser: Browser, info: TestInfo): Promise<Downloaded> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const post = async (path: string, data: object) => {
    const response = await page.request.post(`${ADMIN_URL}/api/${path}`, {
      data,
      headers: { Origin: ADMIN_URL },
    });
    expect(response.ok(), path).toBe(true);
    return response;
  };
  await post("auth/sign-in/email", { email: USERS.clientAdmin, password: PASSWORD });
  const widget = await makeWidget(page, { widget_name: HOSTILE_NAME });
  const response = await post(`chat-widget/widgets/${widget.id}/wordpress-plugin`, {});
  const name = /filename="([\w.-]+)"/.exec(response.headers()["content-disposition"] ?? "")?.[1];
  const file = info.outputPath(name ?? "");
  writeFileSync(file, await response.body());
  await context.close();
  return { widget, file };
}
