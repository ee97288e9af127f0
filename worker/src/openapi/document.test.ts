import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Operation } from "../../../contracts/admin/operation.ts";
import { ADMIN_OPERATIONS, type OperationKey } from "../../../contracts/admin/operations.ts";
import { documentedAnswers, schemaIn } from "../../test/documented-answers.ts";
import { ADMIN_API_BASE, openApiDocument } from "./document.ts";

const Document = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) }),
    ),
  ),
});
const document = Document.parse(openApiDocument("1.0.0"));
const operations = Object.entries<Operation>(ADMIN_OPERATIONS);

test("is a valid OpenAPI 3.1 document", async () => {
  const result = await new Validator().validate({ ...openApiDocument("1.0.0") });
  expect(result).toMatchObject({ valid: true });
});

test("no two calls have one name", () => {
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(operations.length);
});

describe.each(operations)("%s", (key, operation) => {
  const [method = "", path = ""] = key.split(" ");
  const address = `${ADMIN_API_BASE}${path.replace(/:(\w+)/g, "{$1}")}`;

  test("is described", () => {
    const described = document.paths[address]?.[method.toLowerCase()];
    expect(Object.keys(described?.responses ?? {})).toContain(String(operation.status));
  });

  test("says of its change what the audit log calls it", () => {
    if (method === "GET") expect(operation.audit).toBeNull();
    else expect(operation.audit ?? "nothing.changed").toMatch(/^[a-z_]+\.[a-z_]+$/);
  });
});

test("the example of each answer is one by the document's own schema", () => {
  const wrong = (Object.keys(ADMIN_OPERATIONS) as OperationKey[]).flatMap((key) => {
    const media = documentedAnswers(key).get(ADMIN_OPERATIONS[key].status);
    const result = media && schemaIn(media).safeParse(media.example);
    return result && !result.success ? [[key, result.error.issues]] : [];
  });
  expect(wrong).toEqual([]);
});

test("what may be refused of a change is described", () => {
  const statuses = [...documentedAnswers("POST /leads").keys()];
  expect(statuses).toEqual(expect.arrayContaining([201, 400, 401, 403, 404, 409, 413, 415, 503]));
});

const Examples = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        requestBody: z
          .object({ content: z.object({ "application/json": z.object({ example: z.unknown() }) }) })
          .optional(),
      }),
    ),
  ),
});

test("the example of each body is one that the Worker would take", () => {
  const examples = Examples.parse(openApiDocument("1.0.0"));
  const refused = operations.flatMap(([key, { body }]) => {
    const [method = "", path = ""] = key.split(" ");
    const address = `${ADMIN_API_BASE}${path.replace(/:(\w+)/g, "{$1}")}`;
    const given = examples.paths[address]?.[method.toLowerCase()]?.requestBody;
    const result = body?.safeParse(given?.content["application/json"].example);
    return result && !result.success ? [[key, result.error.issues]] : [];
  });
  expect(refused).toEqual([]);
});
