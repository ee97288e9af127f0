import { z } from "zod";
import { API_KEY_SCOPES } from "../../../contracts/admin/api-keys.ts";
import { FILE_TYPES, type Operation } from "../../../contracts/admin/operation.ts";
import { ADMIN_OPERATIONS } from "../../../contracts/admin/operations.ts";
import { ErrorBody } from "../../../contracts/errors.ts";
import { exampleOf, type JsonSchema } from "./example.ts";

export const ADMIN_API_BASE = "/api/chat-widget";

/** What every call may refuse with, whatever it does. */
const REFUSALS: Readonly<Record<string, string>> = {
  "400": "The request could not be understood; `field` names what was wrong.",
  "401": "Nobody is signed in, or the API key is unknown, revoked or expired.",
  "403":
    "The role, or the key, may see this, but not change it; or the call came from another site.",
  "404": "Nothing here: it does not exist, or is not yours to see.",
  "503": "Not available right now; worth another try.",
};

/** What a call may refuse with that takes a body, or changes what others change too. */
const BODY_REFUSALS: Readonly<Record<string, string>> = {
  "413": "The body is larger than this call takes.",
  "415": "The body is not JSON.",
};
const CONFLICT = {
  "409":
    "It does not fit what is stored by now, or the Idempotency-Key stands for another request.",
};

function refusalsOf(key: string, { body }: Operation): Readonly<Record<string, string>> {
  return {
    ...REFUSALS,
    ...(key.startsWith("GET ") ? {} : CONFLICT),
    ...(body ? BODY_REFUSALS : {}),
  };
}

/** OpenAPI 3.1 of the admin API, made from the very contracts that the Worker parses with. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [key, operation] of Object.entries<Operation>(ADMIN_OPERATIONS)) {
    const [method = "", path = ""] = key.split(" ");
    const address = `${ADMIN_API_BASE}${path.replace(/:(\w+)/g, "{$1}")}`;
    paths[address] ??= {};
    paths[address][method.toLowerCase()] = describe(key, operation);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "WeTechForU Chat: admin API",
      version,
      description:
        "What the dashboard asks. Sign in at the dashboard, or by `POST /api/auth/sign-in/email` (`email`, `password`) and, with two factors, `POST /api/auth/two-factor/verify-totp` (`code`): calls carry the session cookie that these set (too many attempts get 429); `POST /api/auth/sign-out` ends it. Changes must then come from the dashboard's own origin. Programs send an API key instead, as `Authorization: Bearer wtfk_…`: it acts for whoever made it, in one client and within its scopes, from anywhere. Lists are pages: hand `next_cursor` back as `cursor`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ session: [] }],
    tags: [...new Set(Object.keys(ADMIN_OPERATIONS).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-wtfu.session_token" },
        apiKey: { type: "http", scheme: "bearer", description: "An API key of a client." },
      },
      schemas: { Error: schemaOf(ErrorBody, "output") },
    },
  };
}

function describe(key: string, operation: Operation): object {
  const { summary, right, body, status, out } = operation;
  return {
    operationId: operationIdOf(key),
    tags: [tagOf(key)],
    summary,
    description: `Needs the right \`${right}\`.`,
    security: [{ session: [] }, ...(API_KEY_SCOPES.includes(right) ? [{ apiKey: [] }] : [])],
    parameters: [...pathParameters(key), ...queryParameters(operation), ...keyParameter(operation)],
    ...(body && {
      requestBody: { required: true, content: { "application/json": media(body, "input") } },
    }),
    responses: {
      [out === null ? 204 : status]: answerOf(out),
      ...Object.fromEntries(
        Object.entries(refusalsOf(key, operation)).map(([code, text]) => [code, refusal(text)]),
      ),
    },
  };
}

function answerOf(out: Operation["out"]): object {
  if (out === null) return { description: "Done." };
  if (typeof out === "string") {
    return {
      description: "A file.",
      content: { [FILE_TYPES[out]]: { schema: { type: "string" } } },
    };
  }
  return { description: "The answer.", content: { "application/json": media(out, "output") } };
}

function refusal(description: string): object {
  const schema = { $ref: "#/components/schemas/Error" };
  return { description, content: { "application/json": { schema } } };
}

function media(schema: z.ZodType, io: "input" | "output"): object {
  const json = schemaOf(schema, io);
  return { schema: json, example: exampleOf(json) };
}

function pathParameters(key: string): object[] {
  return [...key.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    const isUuid = ["conversationId", "leadId", "appointmentId", "deliveryId"].includes(name);
    const schema = isUuid ? { type: "string", format: "uuid" } : { type: "integer", minimum: 1 };
    return { name, in: "path", required: true, schema, example: exampleOf(schema) };
  });
}

function queryParameters({ query }: Operation): object[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function keyParameter({ isCreate }: Operation): object[] {
  if (!isCreate) return [];
  const description = "The same key again gives the same answer and makes nothing new.";
  const schema = { type: "string", minLength: 8, maxLength: 200 };
  return [{ name: "Idempotency-Key", in: "header", required: false, description, schema }];
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io,
    unrepresentable: "any",
    reused: "inline",
  });
  return json as JsonSchema; // The library's own type of it is wider than what it makes of our schemas.
}

/** `GET /widgets/:widgetId/spam-rules` → `getWidgetsByWidgetIdSpamRules`. */
function operationIdOf(key: string): string {
  return key
    .replace(/:(\w)/g, (_, first: string) => `by-${first}`)
    .split(/[^A-Za-z0-9]+/)
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join("");
}

/** The innermost resource that the address names. */
function tagOf(key: string): string {
  const words = key
    .split("/")
    .slice(1)
    .filter((word) => !word.startsWith(":"));
  const [first = "", second] = words;
  return first === "widgets" &&
    second !== undefined &&
    !["duplicate", "rotate-key", "embed"].includes(second)
    ? second
    : first;
}
