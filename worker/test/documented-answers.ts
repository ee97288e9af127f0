import { z } from "zod";
import type { OperationKey } from "../../contracts/admin/operations.ts";
import { ADMIN_API_BASE, openApiDocument } from "../src/openapi/document.ts";

const Media = z.object({
  schema: z.record(z.string(), z.unknown()),
  example: z.unknown().optional(),
});
const Described = z.object({
  responses: z.record(
    z.string(),
    z.object({ content: z.object({ "application/json": Media.optional() }).optional() }),
  ),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const { paths } = Document.parse(openApiDocument("1.0.0"));

/** Of each status that the document names for a call: null where no JSON of the call's own is answered. */
export function documentedAnswers(key: OperationKey) {
  const [method = "", path = ""] = key.split(" ");
  const address = `${ADMIN_API_BASE}${path.replace(/:(\w+)/g, "{$1}")}`;
  const { responses } = Described.parse(paths[address]?.[method.toLowerCase()]);
  return new Map(
    Object.entries(responses).map(([status, { content }]) => [
      Number(status),
      Number(status) < 300 ? (content?.["application/json"] ?? null) : null,
    ]),
  );
}

/** Made of the document's own JSON Schema, as whoever reads the document alone would check an answer. */
export function schemaIn(media: z.infer<typeof Media>): z.ZodType {
  return z.fromJSONSchema(media.schema as Parameters<typeof z.fromJSONSchema>[0]); // As the library made it.
}
