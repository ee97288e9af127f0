import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { PLUGIN_FOLDER } from "../../build.ts";

type Command = readonly [name: string, ...given: unknown[]];

/** A page as far as the plugin's small scripts look at it: what they tell the chat, and what it tells them. */
export class Page {
  readonly window: Record<string, unknown> = { addEventListener: () => undefined };
  readonly stored = new Map<string, string>();
  cookie = "";
  readonly #listeners = new Map<string, () => void>();

  /** Runs a file of `assets/`, whose tag has these data attributes. */
  run(file: string, dataset: Record<string, string>, globals: object = {}): void {
    const source = readFileSync(path.join(PLUGIN_FOLDER, "assets", file), "utf8");
    const page = this;
    const document = {
      currentScript: { dataset },
      readyState: "complete",
      getElementById: () => null,
      addEventListener: (event: string, listener: () => void) =>
        page.#listeners.set(event, listener),
      get cookie() {
        return page.cookie;
      },
    };
    const localStorage = {
      getItem: (name: string) => page.stored.get(name) ?? null,
      setItem: (name: string, value: string) => page.stored.set(name, value),
      removeItem: (name: string) => page.stored.delete(name),
    };
    vm.runInNewContext(source, {
      window: this.window,
      document,
      localStorage,
      setTimeout,
      performance,
      ...globals,
    });
  }

  /** What the chat was told so far, but for what it was asked to tell. */
  told(): Command[] {
    const told = this.#commands().filter(([name]) => name !== "on");
    // Arrays of the page's own realm are others than ours.
    return JSON.parse(JSON.stringify(told));
  }

  /** The chat tells of something that happened. */
  tell(event: string): void {
    for (const [name, what, listener] of this.#commands()) {
      if (name === "on" && what === event) (listener as () => void)();
    }
  }

  /** Something happens in the document. */
  dispatch(event: string): void {
    this.#listeners.get(event)?.();
  }

  #commands(): Command[] {
    const { WeTechForUWidget: queue } = this.window;
    return Array.isArray(queue) ? [...queue] : [];
  }
}
