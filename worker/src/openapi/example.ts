/** The part of JSON Schema that our contracts become. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly pattern?: string;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: "0192f7a4-6f3e-7c1a-9b52-3d1c8f0a7e44",
  email: "ana.ruiz@example.com",
  uri: "https://www.example.com/contact",
  "date-time": "2026-03-02T15:04:05.000Z",
  date: "2026-03-02",
};

/** Fields whose type alone would give a silly example. */
const FIELDS: Readonly<Record<string, unknown>> = {
  name: "Ana Ruiz",
  widget_name: "Main website",
  client_name: "Align Primary Care",
  confirm_name: "Main website",
  widget_key: "wtfu_0123456789abcdef0123456789abcdef",
  timezone: "America/Chicago",
  client_timezone: "America/Chicago",
  phone: "+13125550142",
  country: "US",
  primary_color: "#0f766e",
  secondary_color: "#134e4a",
  locale: "en",
  question: "Do you take walk-ins?",
  answer: "Yes, every weekday from 8 to 11.",
  category: "visits",
  next_cursor: null,
  csv: "name,email\nAna Ruiz,ana.ruiz@example.com",
  notification_email: "front-desk@example.com",
  welcome_message: "Hello! How can we help you today?",
  bot_name: "Ally",
  open: "08:00",
  close: "17:00",
  domain: "www.example.com",
  ip_address: "203.0.113.7",
  text: "Called back, wants an appointment on Monday.",
  rule_value: "casino",
  shortcut: "hours",
  blocked_ips: ["203.0.113.0/24"],
  domain_whitelist: ["example.com", "*.example.com"],
  blocked_keywords: ["casino"],
};

/** An example that the schema accepts: required and optional fields alike, lists with one item, or as many as they must hold. */
export function exampleOf(schema: JsonSchema, name?: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branches = schema.anyOf ?? schema.oneOf;
  // Null is an example of nothing: whatever else a field may hold tells more.
  const [branch] = branches?.filter(({ type }) => type !== "null") ?? [];
  if (name !== undefined && name in FIELDS) return FIELDS[name];
  if (branch) return exampleOf(branch, name);
  if (schema.allOf?.[0]) return exampleOf(schema.allOf[0], name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return exampleObject(schema);
    case "array":
      return exampleArray(schema);
    case "string":
      return FORMATS[schema.format ?? ""] ?? "text";
    case "integer":
    case "number":
      return (
        schema.default ??
        (schema.exclusiveMinimum === undefined
          ? (schema.minimum ?? 1)
          : schema.exclusiveMinimum + 1)
      );
    case "boolean":
      return schema.default ?? true;
    default:
      return null;
  }
}

/** A tuple's items each of its own kind; of a list as many as it must hold, and one at least. */
function exampleArray({ prefixItems, items, minItems = 1 }: JsonSchema): unknown[] {
  if (prefixItems) return prefixItems.map((item) => exampleOf(item));
  return items ? Array.from({ length: minItems }, () => exampleOf(items)) : [];
}

function exampleObject({ properties, propertyNames, additionalProperties }: JsonSchema): object {
  const named = Object.entries(properties ?? {}).map(
    ([name, schema]) => [name, exampleOf(schema, name)] as const,
  );
  const free = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const keys = propertyNames?.enum ?? (free && named.length === 0 ? ["key"] : []);
  const more = free ? keys.map((key) => [String(key), exampleOf(free)] as const) : [];
  return Object.fromEntries([...named, ...more]);
}
