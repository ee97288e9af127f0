import { type Accessor, createSignal } from "solid-js";
import { authSentence } from "./auth-sentence.ts";

interface Attempt {
  readonly isBusy: Accessor<boolean>;
  /** Why the last one failed, in words; null before, during and after success. */
  readonly complaint: Accessor<string | null>;
  readonly make: () => Promise<void>;
}

/** Something asked of the sign-in library that may be refused, as often as the user tries. */
export function createAttempt(ask: () => Promise<void>): Attempt {
  const [isBusy, setBusy] = createSignal(false);
  const [complaint, setComplaint] = createSignal<string | null>(null);
  const make = async () => {
    setBusy(true);
    setComplaint(null);
    try {
      await ask();
    } catch (error) {
      setComplaint(authSentence(error));
    }
    setBusy(false);
  };
  return { isBusy, complaint, make };
}
