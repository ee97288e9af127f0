import { expect } from "vitest";
import type { z } from "zod";
import { EntryPage } from "../../contracts/knowledge-entries.ts";
import {
  type CreateImport,
  Import,
  ImportApplied,
  ImportDetails,
  ProposalPage,
} from "../../contracts/knowledge-imports.ts";
import { callAdmin, sendAdmin } from "./admin-client.ts";

export async function read<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (!response.ok) throw new Error(`refused: ${await response.text()}`);
  return schema.parse(await response.json());
}

/** One import of one widget, by the calls that its owner makes. */
function importOf(widgetId: number, id: number) {
  const path = `knowledge/imports/${id}`;
  return {
    id,
    details: async () => read(await callAdmin(widgetId, path), ImportDetails),
    proposals: async (query = "") => {
      const page = await read(
        await callAdmin(widgetId, `${path}/proposals?limit=100&${query}`),
        ProposalPage,
      );
      return page.items;
    },
    change: (proposalId: number, body: object) =>
      sendAdmin(widgetId, "PATCH", `${path}/proposals/${proposalId}`, body),
    apply: async (accept: unknown) =>
      read(await sendAdmin(widgetId, "POST", `${path}/apply`, { accept }), ImportApplied),
    refresh: async () => {
      const row = await read(await sendAdmin(widgetId, "POST", `${path}/refresh`), Import);
      return importOf(widgetId, row.id);
    },
  };
}

export async function begin(widgetId: number, body: z.input<typeof CreateImport>) {
  const response = await sendAdmin(widgetId, "POST", "knowledge/imports", body);
  expect(response.status).toBe(202);
  return importOf(widgetId, (await read(response, Import)).id);
}

/** Questions and answers, in the order of the alphabet. */
export async function draftOf(widgetId: number) {
  const { items } = await read(await callAdmin(widgetId, "knowledge?limit=100"), EntryPage);
  return items.map((entry) => [entry.question, entry.answer]).sort();
}
