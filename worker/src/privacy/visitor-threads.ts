import { sessionOfPerson } from "../identity/session-of-person.ts";
import type { VisitorScope, VisitorSession } from "../store/visitor-scope.ts";

/** What a visitor's object holds of them, by name; Postgres may not have all of it yet. */
export interface HeldTraces {
  readonly sessionId: string | null;
  /** Whose the thread is, where the client's server has signed for them, and what of it is theirs. */
  readonly person: HeldPerson | null;
  /** Of the object that has the person's conversation from before they signed in. */
  readonly elsewhere: string | null;
  readonly conversationIds: readonly string[];
  readonly leadIds: readonly string[];
  readonly noticeIds: readonly string[];
}

export interface HeldPerson {
  readonly widgetId: number;
  readonly externalId: string;
  readonly conversationIds: readonly string[];
}

/** An object that holds a thread. */
export interface HeldThread {
  traces(): Promise<HeldTraces>;
  /** Nothing stays; resolves when nothing of it is on its way to Postgres any more. */
  erase(): Promise<void>;
  /** As `erase`, of one conversation. */
  forget(conversationId: string): Promise<void>;
}

export interface ThreadKeepers {
  threadOf(session: VisitorSession): HeldThread;
  threadAt(objectId: string): HeldThread;
}

/** What makes a person's session with the widget that somebody is a visitor of. */
export interface IdentityHome {
  readonly widgetId: number;
  readonly widgetKey: string;
  readonly salt: string;
}

/** A visitor's own thread, where they ask themselves: Postgres may not have heard of them. */
export interface OwnThread {
  readonly thread: HeldThread;
  /** What they have the capability of. */
  readonly conversationId: string;
  readonly home: IdentityHome;
  /** Throws where whoever asks has not proven to be this person. */
  requireOwner(externalId: string): Promise<void>;
}

export interface Held {
  readonly thread: HeldThread;
  readonly traces: HeldTraces;
}

/** The objects that hold something of whom Postgres knows; each once, as far as their names tell. */
export async function findHeld(
  keepers: ThreadKeepers,
  { sessions, persons }: VisitorScope,
): Promise<Held[]> {
  const homes = persons.map(({ widget_id, widget_key, external_id, salt }) => ({
    widget_id,
    widget_key,
    session_id: sessionOfPerson(salt, external_id),
  }));
  const named = new Map(
    [...sessions, ...homes].map((one) => [`${one.widget_key}:${one.session_id}`, one]),
  );
  return withElsewhere(keepers, await lookInto([...named.values()].map(keepers.threadOf)));
}

/** Of whoever asks themselves: their browser's, and, where they are a verified person, all that are theirs. */
export async function findOwnHeld(
  keepers: ThreadKeepers,
  { thread, home, conversationId }: OwnThread,
  findScope: (conversationIds: readonly string[]) => Promise<VisitorScope>,
): Promise<Held[]> {
  const [own] = await lookInto([thread]);
  const known = own?.traces.person;
  if (!own || !known?.conversationIds.includes(conversationId)) return own ? [own] : [];
  const { widgetId, widgetKey, salt } = home;
  const person = {
    widget_id: widgetId,
    widget_key: widgetKey,
    external_id: known.externalId,
    salt,
  };
  const scope = await findScope(known.conversationIds);
  const sessions = scope.sessions.filter((one) => one.session_id !== own.traces.sessionId);
  const others = await findHeld(keepers, {
    ...scope,
    sessions,
    persons: [...scope.persons, person],
  });
  const isOwn = ({ traces }: Held) =>
    traces.sessionId !== null && traces.sessionId === own.traces.sessionId;
  return [own, ...others.filter((one) => !isOwn(one))];
}

/** Whose the conversation is that a visitor asks with; null: nobody's in particular. */
export function ownerOf(
  { conversationId }: OwnThread,
  { persons }: Pick<VisitorScope, "persons">,
  traces: HeldTraces | undefined,
): string | null {
  const held = traces?.person;
  if (held?.conversationIds.includes(conversationId)) return held.externalId;
  return persons[0]?.external_id ?? null;
}

/** Names a person among those of all widgets. */
export function ownerName(widgetId: number, externalId: string): string {
  return `${widgetId}:${externalId}`;
}

/** Whether the whole thread is the visitor's, who is one of these people or nobody in particular. */
export function isOwnThread({ person }: HeldTraces, owners: ReadonlySet<string>): boolean {
  return person === null || owners.has(ownerName(person.widgetId, person.externalId));
}

/**
 * Empties them. A thread that has become somebody else's since is theirs: of it only the visitor's own
 * conversations go.
 */
export async function eraseHeld(
  held: readonly Held[],
  owners: ReadonlySet<string>,
  conversationIds: readonly string[],
): Promise<void> {
  await Promise.all(
    held.map(async ({ thread, traces }) => {
      if (isOwnThread(traces, owners)) return thread.erase();
      const own = traces.conversationIds.filter((id) => conversationIds.includes(id));
      for (const id of own) await thread.forget(id);
    }),
  );
}

async function withElsewhere(keepers: ThreadKeepers, held: readonly Held[]): Promise<Held[]> {
  const known = new Set(held.map(({ traces }) => traces.sessionId));
  const objectIds = new Set(held.flatMap(({ traces }) => traces.elsewhere ?? []));
  const others = await lookInto([...objectIds].map(keepers.threadAt));
  return [...held, ...others.filter(({ traces }) => !known.has(traces.sessionId))];
}

function lookInto(threads: readonly HeldThread[]): Promise<Held[]> {
  return Promise.all(threads.map(async (thread) => ({ thread, traces: await thread.traces() })));
}
