import { z } from "zod";
import { NOTICE_TYPES } from "../../../contracts/admin/notifications.ts";
import type { Notice } from "./notice.ts";

const Envelope = z.looseObject({
  id: z.string().min(1).max(300),
  type: z.enum(NOTICE_TYPES),
  atMs: z.number(),
  home: z.looseObject({
    clientId: z.int(),
    widgetId: z.int(),
    rules: z.looseObject({ readers: z.array(z.looseObject({ userId: z.int() })) }),
  }),
});

/** What a queue holds may be of an older release, or of none: null where it is no notice. */
export function readNotice(body: unknown): Notice | null {
  // By its type the rest is what the producers' own type says; a body that lies fails as it is written.
  return Envelope.safeParse(body).success ? (body as Notice) : null;
}
