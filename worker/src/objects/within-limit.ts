/** What a promise brings within the time, else `fallback`; so too when it fails. */
export async function withinLimit<Result>(
  work: Promise<Result>,
  limitMs: number,
  fallback: Result,
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(() => resolve(fallback), limitMs);
  });
  try {
    return await Promise.race([work.catch(() => fallback), late]);
  } finally {
    // A timer that is left keeps an object from sleeping.
    clearTimeout(timer);
  }
}
