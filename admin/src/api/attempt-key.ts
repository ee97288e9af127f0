interface Attempt {
  readonly body: string;
  readonly key: string;
}

/**
 * The `Idempotency-Key` of what a form is about to make. The same body gets the same key until
 * `succeed` is called: after a lost answer "Save" makes nothing twice. Another body gets a key of
 * its own, since a key stands for one request only.
 */
export function createAttemptKey() {
  let attempt: Attempt | null = null;
  return {
    of: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (attempt?.body !== text) attempt = { body: text, key: crypto.randomUUID() };
      return attempt.key;
    },
    succeed: () => {
      attempt = null;
    },
  };
}
