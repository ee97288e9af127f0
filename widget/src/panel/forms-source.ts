import type { forms } from "../forms/main.ts";

export type Forms = typeof forms;

let loading: Promise<Forms> | null = null;

async function load(origin: string, file: string): Promise<Forms> {
  const loaded: { forms: Forms } = await import(`${origin}/widget/${file}`);
  return loaded.forms;
}

/**
 * Loads the forms once. The second try has a name without a hash, for a panel that was cached
 * before a deploy, and a new number, because a browser remembers a module that failed.
 */
export function loadForms(origin: string): Promise<Forms> {
  loading ??= load(origin, FORMS_FILE)
    .catch(() => load(origin, `forms.js?at=${Date.now()}`))
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}
