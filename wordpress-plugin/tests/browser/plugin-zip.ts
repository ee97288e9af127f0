import { writeFileSync } from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { ADMIN_URL } from "../../../admin/test/dashboard.ts";
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
export async function downloadPlugin(dashboard: Page, info: TestInfo): Promise<Downloaded> {
  const widget = await makeWidget(dashboard, { widget_name: HOSTILE_NAME });
  const response = await dashboard.request.post(
    `${ADMIN_URL}/api/chat-widget/widgets/${widget.id}/wordpress-plugin`,
    { data: {}, headers: { Origin: ADMIN_URL } },
  );
  expect(response.ok()).toBe(true);
  const name = /filename="([\w.-]+)"/.exec(response.headers()["content-disposition"] ?? "")?.[1];
  const file = info.outputPath(name ?? "");
  writeFileSync(file, await response.body());
  return { widget, file };
}
