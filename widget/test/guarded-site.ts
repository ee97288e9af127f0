import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { CLINIC_KEY, PRODUCT_URL, query, serveSite } from "./product.ts";
import { Visitor } from "./visitor.ts";

export const SITE = "http://guarded.example";

/** A widget of the clinic's with settings of its own; the edge reads it at its first use. */
export async function makeWidget(settings: Record<string, unknown>): Promise<string> {
  const key = `wtfu_${randomBytes(16).toString("hex")}`;
  const names = Object.keys(settings);
  const places = names.map((_, at) => `, $${at + 2}`).join("");
  await query(
    `insert into widget_configs (client_id, widget_key, widget_name${names.map((name) => `, ${name}`).join("")})
     select client_id, $1, 'Guarded'${places} from widget_configs where widget_key = '${CLINIC_KEY}'`,
    [key, ...Object.values(settings)],
  );
  return key;
}

export async function serveWidget(
  page: Page,
  key: string,
  headers: Record<string, string> = {},
): Promise<Visitor> {
  await serveSite(
    page,
    SITE,
    `<!doctype html><html lang="en"><title>Guarded</title><body><main><h1>Guarded</h1></main>
     <script async src="${PRODUCT_URL}/widget.js" data-widget-key="${key}"></script></body></html>`,
    headers,
  );
  return new Visitor(page);
}

/** Calls of the widget that could leave something behind. */
export function collectPosts(page: Page): string[] {
  const posts: string[] = [];
  page.on("request", (request) => {
    const name = /\/public\/widget\/[^/]+\/([\w/-]+)/.exec(request.url())?.[1];
    if (request.method() === "POST" && name) posts.push(name);
  });
  return posts;
}

/** Of a widget that asks before it keeps anything. */
export const CONSENT = {
  require_consent: true,
  consent_text:
    "We keep what you write for **30 days**. [How we handle it](https://clinic.example/privacy)",
  consent_version: "2026-01",
  contact_email: "desk@clinic.example",
  contact_phone: "+1 312 555 0143",
};
