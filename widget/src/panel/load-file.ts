/**
 * Gives a function that loads one of our files once. The second try has a name without a hash, for
 * a panel that was cached before a deploy, and a new number, because a browser remembers a module
 * that failed.
 */
export function makeFileSource<Module>(hashed: string, plain: string) {
  let loading: Promise<Module> | null = null;
  return (origin: string): Promise<Module> => {
    loading ??= import(`${origin}/widget/${hashed}`)
      .catch(() => import(`${origin}/widget/${plain}?at=${Date.now()}`))
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  };
}
