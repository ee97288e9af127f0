import type { z } from "zod";
import type { Right } from "../rights.ts";

/**
 * The row that a call's address names, which tells whose call it may be: `/leads/:leadId` is the
 * lead's client's. `none` names no row; what it lists or makes is limited to the caller's client.
 */
export type Scope =
  | "none"
  | "client"
  | "widget"
  | "conversation"
  | "lead"
  | "appointment"
  | "user"
  | "cannedReply"
  | "webhook"
  | "apiKey";

/** What a call may answer with instead of JSON, with its media type. */
export const FILE_TYPES = { csv: "text/csv", zip: "application/zip" } as const;
export type FileKind = keyof typeof FILE_TYPES;

/**
 * One call of the admin API: what it takes, gives and needs. Keyed `METHOD /path` below
 * `/api/chat-widget`. The Worker serves and guards by these tables, the dashboard calls by them, and
 * the OpenAPI document is made from them.
 */
export interface Operation {
  readonly summary: string;
  readonly right: Right;
  readonly scope: Scope;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The default is what every call may send. */
  readonly bodyBytesMax?: number;
  readonly status: 200 | 201 | 202 | 204;
  /** Null: nothing is answered; a kind of file: that file. */
  readonly out: z.ZodType | null | FileKind;
  /** What the audit log calls the change, `entity.verb`. Null: nothing is changed. */
  readonly audit: string | null;
  /** Honours `Idempotency-Key`. */
  readonly isCreate?: boolean;
}

export type OperationTable = Readonly<Record<string, Operation>>;

type Parsed<Op, Part extends "query" | "body"> = Op extends { readonly [P in Part]: infer Schema }
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : undefined
  : undefined;

export type QueryOf<Op extends Operation> = Parsed<Op, "query">;
export type BodyOf<Op extends Operation> = Parsed<Op, "body">;
/** What the Worker must answer with. */
export type AnswerOf<Op extends Operation> = Op["out"] extends z.ZodType
  ? z.input<Op["out"]>
  : Op["out"] extends FileKind
    ? Response
    : undefined;

type Read = Pick<Operation, "summary" | "right" | "query" | "out"> & { readonly scope?: Scope };
type Change = Omit<Operation, "scope" | "status" | "audit"> & {
  readonly scope?: Scope;
  readonly status?: Operation["status"];
  readonly audit: string | null;
};

/** `Op`, and of the defaults what it does not settle itself. */
type Settled<Defaults, Op> = Omit<Defaults, keyof Op> & Op;

interface ReadDefaults {
  readonly scope: "none";
  readonly status: 200;
  readonly audit: null;
}

interface ChangeDefaults {
  readonly scope: "none";
  readonly status: 200 | 204;
}

/** A call that changes nothing. */
export function reads<const Op extends Read>(op: Op): Settled<ReadDefaults, Op> {
  const defaults: ReadDefaults = { scope: "none", status: 200, audit: null };
  return { ...defaults, ...op };
}

/** A call that changes something, or works hard without changing anything (`audit: null`). */
export function changes<const Op extends Change>(op: Op): Settled<ChangeDefaults, Op> {
  const defaults: ChangeDefaults = { scope: "none", status: op.out === null ? 204 : 200 };
  return { ...defaults, ...op };
}
