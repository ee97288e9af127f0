import type { InboxEvent } from "../../../contracts/inbox-frames.ts";

export interface Attention {
  /** Conversations that the user answers, or is to look after. */
  readonly mine: ReadonlySet<string>;
  /** Those of them in which the visitor has written since the user last looked. */
  readonly unseen: ReadonlySet<string>;
}

export const NO_ATTENTION: Attention = { mine: new Set(), unseen: new Set() };

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
      return { ...before, mine: new Set([...before.mine, id]) };
    }
    case "message": {
      const id = event.conversation_id;
      const isNews = event.message.message_type === "user" && before.mine.has(id);
      if (!isNews || watcher.isLookedAt(id)) return before;
      return { ...before, unseen: new Set([...before.unseen, id]) };
    }
    case "deleted":
      return without(before, event.conversation_id);
  }
}

function without({ mine, unseen }: Attention, id: string): Attention {
  const others = (ids: ReadonlySet<string>) => new Set([...ids].filter((one) => one !== id));
  return { mine: others(mine), unseen: others(unseen) };
}

/** One that waits and is the user's own counts once. */
export function attentionCountOf(
  waiting: readonly { readonly id: string }[],
  { unseen }: Attention,
): number {
  return new Set([...waiting.map(({ id }) => id), ...unseen]).size;
}
