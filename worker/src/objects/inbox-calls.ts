import type {
  ConversationMessage,
  ConversationSummary,
} from "../../../contracts/admin/conversations.ts";

/** What a conversation's object tells its client's Inbox of. */
export type InboxNews =
  | {
      readonly type: "conversation";
      /** Of the conversation object, so that users' typing finds its way there. */
      readonly objectId: string;
      readonly summary: ConversationSummary;
      /** Grows with all that happens to the conversation: what comes late takes nothing back. */
      readonly order: number;
    }
  | {
      readonly type: "message";
      readonly objectId: string;
      readonly summary: ConversationSummary;
      readonly order: number;
      readonly message: ConversationMessage;
    }
  /** From the admin API: who is to look after it and whether it is spam, which its object does not know. */
  | {
      readonly type: "stored";
      readonly objectId: string;
      /** As Postgres has it. */
      readonly summary: ConversationSummary;
    }
  | { readonly type: "deleted"; readonly conversationId: string };

/** What passes and is not kept. */
export type InboxWhisper =
  | { readonly type: "typing"; readonly conversationId: string; readonly isTyping: boolean }
  | { readonly type: "read"; readonly conversationId: string; readonly seq: number };

export interface Presence {
  /** Users of the client whose dashboard is open and who are ready to talk. */
  readonly availableUserIds: readonly number[];
  /** Whether any dashboard looks on: then what happens should reach Postgres at once. */
  readonly isWatched: boolean;
}

/**
 * The methods of the Inbox object (Durable Object RPC), one for each client, named
 * `client:<client id>`. One more, named `all`, is told by the others and serves super admins who
 * look at all clients; whoever is there counts as present for none.
 */
export interface InboxCalls {
  /** In order, for one conversation; news that come twice (same conversation and seq) are told once. */
  publish(news: readonly InboxNews[]): Promise<Presence>;
  whisper(whisper: InboxWhisper): Promise<void>;
  presence(): Promise<Presence>;
  /** Closes the sockets whose session is over. */
  checkSessions(): Promise<void>;
}

export function inboxName(clientId: number): string {
  return `client:${clientId}`;
}

export const ALL_CLIENTS_INBOX = "all";

/** Headers on the upgrade request that the inbox route hands to the object's `fetch`. */
export const INBOX_HEADERS = {
  userId: "X-User-Id",
  /** Percent-encoded: a header takes no other letters. */
  userName: "X-User-Name",
  sessionId: "X-Session-Id",
  /** `true` for users of the client, whose presence counts. */
  counts: "X-Counts",
} as const;
