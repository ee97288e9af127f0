import type { InboxEvent } from "../../../contracts/inbox-frames.ts";

export interface Attention {
  /** Conversations that the user answers, or is to look after. */
  readonly mine: ReadonlySet<string>;
  /** Those of them in which the visitor has written since the user last looked. */
  readonly unseen: ReadonlySet<string>;
  /** Those that were just transferred: to whom, their row tells, which comes next. */
  readonly transferred: ReadonlySet<string>;
}

export const NO_ATTENTION: Attention = {
  mine: new Set(),
  unseen: new Set(),
  transferred: new Set(),
};

interface Watcher {
  readonly userId: number;
  readonly isLookedAt: (id: string) => boolean;
}

/** What wants the user's attention after something happened. */
export function attentionAfter(before: Attention, event: InboxEvent, watcher: Watcher): Attention {
  switch (event.type) {
    case "conversation": {
      const { id, claimed_by, assigned_to } = event.summary;
      const isMine = claimed_by === watcher.userId || assigned_to === watcher.userId;
      if (!isMine) return without(before, id);
      const mine = new Set([...before.mine, id]);
      const wasHanded = before.transferred.has(id) && claimed_by === watcher.userId;
      const isNews = wasHanded && !watcher.isLookedAt(id);
      const unseen = isNews ? new Set([...before.unseen, id]) : before.unseen;
      return { mine, unseen, transferred: minus(before.transferred, id) };
    }
    case "message": {
      const id = event.conversation_id;
      if (event.message.event === "transferred") {
        return { ...before, transferred: new Set([...before.transferred, id]) };
      }
      const isNews = event.message.message_type === "user" && before.mine.has(id);
      if (!isNews || watcher.isLookedAt(id)) return before;
      return { ...before, unseen: new Set([...before.unseen, id]) };
    }
    case "deleted":
      return without(before, event.conversation_id);
  }
}

function without({ mine, unseen, transferred }: Attention, id: string): Attention {
  return {
    mine: minus(mine, id),
    unseen: minus(unseen, id),
    transferred: minus(transferred, id),
  };
}

function minus(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : ids;
}

/** One that waits and is the user's own counts once. */
export function attentionCountOf(
  waiting: readonly { readonly id: string }[],
  { unseen }: Attention,
): number {
  return new Set([...waiting.map(({ id }) => id), ...unseen]).size;
}
