import type { PanelModule } from "../shared/panel-door.ts";
import type { SiteModule } from "../shared/site-door.ts";

/**
 * Gives a function that loads one of our files once, for all widgets of the page. A browser remembers
 * a module that failed to load, so every further try has a new address; and it takes the name without
 * a hash, because a loader that was cached before a deploy asks for a file that is no longer there.
 */
function makeFileSource<Module>(hashed: string, plain: string) {
  let loading: Promise<Module> | null = null;
  return (origin: string): Promise<Module> => {
    const load = (file: string): Promise<Module> => import(`${origin}/widget/${file}`);
    loading ??= load(hashed)
      .catch(() => load(`${plain}?try=${Date.now()}`))
      .catch((error: unknown) => {
        loading = null;
        throw error;
      });
    return loading;
  };
}

/** When somebody is about to chat. */
export const loadPanel = makeFileSource<PanelModule>(PANEL_FILE, "panel.js");
/** When a page has a special wish. */
export const loadSite = makeFileSource<SiteModule>(SITE_FILE, "site.js");
