import { createSignal } from "solid-js";

/** How one wants to be found and told, on this machine. */
export interface PresenceChoices {
  /** Away: visitors who ask for a person are not promised this one. */
  readonly isAvailable: boolean;
  readonly hasSound: boolean;
  readonly hasNotifications: boolean;
}

const FIRST: PresenceChoices = { isAvailable: true, hasSound: false, hasNotifications: false };

const [choices, setChoices] = createSignal(FIRST);
let storedAs: string | null = null;

export { choices as presenceChoices };

/** Those of the user who is signed in: a machine may be shared. */
export function readPresenceChoices(userId: number): void {
  storedAs = `presence:${userId}`;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storedAs) ?? "{}");
    const flag = (name: keyof PresenceChoices) => {
      const value: unknown = Reflect.get(Object(stored), name);
      return typeof value === "boolean" ? value : FIRST[name];
    };
    setChoices({
      isAvailable: flag("isAvailable"),
      hasSound: flag("hasSound"),
      hasNotifications: flag("hasNotifications"),
    });
  } catch {
    // Storage is blocked, or holds something else: as on a new machine.
    setChoices(FIRST);
  }
}

export function choosePresence(part: Partial<PresenceChoices>): void {
  setChoices({ ...choices(), ...part });
  try {
    if (storedAs) localStorage.setItem(storedAs, JSON.stringify(choices()));
  } catch {
    // Storage is blocked: it lasts as long as the page.
  }
}
