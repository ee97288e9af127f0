import type { PanelModule } from "../shared/panel-door.ts";

/**
 * Gives a function that loads the panel once. A browser remembers a module that failed to load, so
 * every further try has a new address; and it takes the name without a hash, because a loader that
 * was cached before a deploy asks for a panel that is no longer there.
 */
export function makePanelSource(assetOrigin: string): () => Promise<PanelModule> {
  let loading: Promise<PanelModule> | null = null;
  let tries = 0;
  const load = (): Promise<PanelModule> => {
    const file = tries === 0 ? PANEL_FILE : `panel.js?try=${tries}`;
    tries += 1;
    return import(`${assetOrigin}/widget/${file}`);
  };
  return () => {
    loading ??= load()
      .catch(load)
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  };
}
