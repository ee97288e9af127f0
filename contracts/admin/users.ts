import { z } from "zod";
import { PageQuery, pageOf } from "../page.ts";
import { ROLES } from "../rights.ts";
import { EmailAddress, Instant, personName, QueryFlag, QueryId, RowId, Search } from "./fields.ts";
import { changes, reads } from "./operation.ts";

export const LOCALES = ["en", "es"] as const;

export const User = z.object({
  id: RowId,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  client_id: RowId.nullable(),
  client_name: z.string().nullable(),
  is_active: z.boolean(),
  /** False: invited, and no password chosen yet. */
  has_joined: z.boolean(),
  two_factor_enabled: z.boolean(),
  /** Whether new leads come to them in turn. */
  takes_leads: z.boolean(),
  last_seen_at: Instant.nullable(),
  created_at: Instant,
});
export type User = z.infer<typeof User>;

export const InviteUser = z.object({
  name: personName(120),
  email: EmailAddress,
  role: z.enum(ROLES),
  /** Of a super admin who invites into a client. */
  client_id: RowId.optional(),
  locale: z.enum(LOCALES).default("en"),
});
export type InviteUser = z.infer<typeof InviteUser>;

/** Somebody who was invited stays so, even if the mail did not leave: it can be sent again. */
export const InvitedUser = User.extend({ invitation_sent: z.boolean() });
export type InvitedUser = z.infer<typeof InvitedUser>;

export const ChangeUser = z
  .object({
    name: personName(120),
    role: z.enum(ROLES),
    is_active: z.boolean(),
    takes_leads: z.boolean(),
  })
  .partial();
export type ChangeUser = z.infer<typeof ChangeUser>;

export const userOperations = {
  "GET /users": reads({
    summary: "Lists users, newest first",
    right: "users.read",
    query: PageQuery.extend({
      client_id: QueryId.optional(),
      is_active: QueryFlag.optional(),
      search: Search,
    }),
    out: pageOf(User),
  }),
  "POST /users": changes({
    summary: "Invites a user by e-mail",
    right: "users.manage",
    body: InviteUser,
    status: 201,
    out: InvitedUser,
    audit: "user.invited",
    isCreate: true,
  }),
  "GET /users/:userId": reads({
    summary: "One user",
    right: "users.read",
    scope: "user",
    out: User,
  }),
  "PATCH /users/:userId": changes({
    summary: "Changes a user's name or role, or shuts them out, which ends their sessions",
    right: "users.manage",
    scope: "user",
    body: ChangeUser,
    out: User,
    audit: "user.updated",
  }),
  "POST /users/:userId/invitation": changes({
    summary: "Sends the invitation again; the link before it stops working",
    right: "users.manage",
    scope: "user",
    body: z.object({}),
    out: User,
    audit: "user.invited_again",
  }),
} as const;
