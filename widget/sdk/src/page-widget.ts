import { type ChatWidgetEvent, type ChatWidgetEvents, EVENT_NAMES } from "./events.ts";
import { tellListeners } from "./listeners.ts";
import { call, type LoaderApi, loadLoader, type Steering, steeringOf } from "./loader-script.ts";
import { complain, originOf } from "./problems.ts";
import { type ChatWidgetIdentity, givenSettings, type LoadOptions, takenBack } from "./settings.ts";
import { type ChatWidgetState, NOTHING_YET, stateAfter } from "./state.ts";

type Command = readonly [name: string, ...args: unknown[]];

/** What a running widget cannot change: where it stands, and where its API is. */
const isPlacedAlike = (one: LoadOptions, other: LoadOptions) =>
  one.inline === other.inline && one.apiUrl === other.apiUrl;

/** One widget of this page, from the first who asks for it until the last who lets go of it. */
export class PageWidget {
  readonly widgetKey: string;
  /** True once it runs; false where the loader cannot be had. Never rejects. */
  readonly loaded: Promise<boolean>;
  state: ChatWidgetState = NOTHING_YET;
  #options: LoadOptions;
  #identity: ChatWidgetIdentity | null = null;
  #api: LoaderApi | null = null;
  #steering: Steering | null = null;
  #waiting: Command[] = [];
  #stopListening: unknown[] = [];
  #isGone = false;
  #changed: () => void;

  constructor(options: LoadOptions, changed: () => void) {
    this.widgetKey = options.widgetKey;
    this.#options = options;
    this.#changed = changed;
    this.loaded = this.#load().catch(() => false);
  }

  /** In order, now or as soon as the loader is there. */
  run(...command: Command): void {
    if (this.#steering) call(this.#steering, command[0], command.slice(1));
    else if (!this.#isGone) this.#waiting.push(command);
  }

  identify(identity: ChatWidgetIdentity): void {
    // As the loader has it: with another token nothing stays of what was said beside the one before.
    const { token } = this.#identity ?? {};
    const isAnother = token && identity.token && token !== identity.token;
    this.#identity = { ...(isAnother ? null : this.#identity), ...identity };
    if (this.#steering) this.run("identify", identity);
  }

  reset(): void {
    this.#identity = null;
    this.run("reset");
  }

  /** Whether its script is that host's. */
  isOf(host: string): boolean {
    return originOf(this.#options.host) === originOf(host);
  }

  /** Takes over settings; starts anew where a running widget cannot change that much. */
  configure(options: LoadOptions): void {
    const before = this.#options;
    this.#options = options;
    if (!this.#api) return;
    const [was, is] = [givenSettings(before), givenSettings(options)];
    if (!isPlacedAlike(before, options)) {
      this.#stop();
      this.#begin(this.#api);
    } else if (JSON.stringify(was) !== JSON.stringify(is)) {
      this.run("update", { ...takenBack(was), ...is });
    }
  }

  destroy(): void {
    this.#isGone = true;
    this.#waiting = [];
    if (this.#steering) this.#stop();
  }

  async #load(): Promise<boolean> {
    const api = await loadLoader(this.#options);
    if (this.#isGone) return false;
    if (api) {
      this.#api = api;
      this.#begin(api);
    } else {
      const message = `The script at ${originOf(this.#options.host)} did not load: an ad blocker, a Content-Security-Policy, or the network stopped it. See the browser's network panel.`;
      complain(this.#options, { code: "script_failed", message });
    }
    return api !== null;
  }

  #begin(api: LoaderApi): void {
    const { apiUrl, inline } = this.#options;
    const settings = givenSettings(this.#options);
    // "auto", since the script's own tag says "manual".
    const start = { ...settings, widgetKey: this.widgetKey, apiUrl, inline, start: "auto" };
    call(api, "init", [start]);
    const steering = steeringOf(api, this.widgetKey);
    this.#stopListening = EVENT_NAMES.map((event) =>
      call(steering, "on", [event, this.#hearing(event)]),
    );
    this.#steering = steering;
    // Where a tag of the page's own has begun this widget already, `init` has changed nothing.
    this.run("update", settings);
    if (this.#identity) this.run("identify", this.#identity);
    for (const command of this.#waiting.splice(0)) this.run(...command);
  }

  #hearing<Event extends ChatWidgetEvent>(event: Event) {
    return (detail: ChatWidgetEvents[Event]) => {
      // By whomever, another tab too: who was forgotten must not come back with a new start.
      if (event === "reset") this.#identity = null;
      const before = this.state;
      this.state = stateAfter(before, event, detail);
      if (this.state !== before) this.#changed();
      tellListeners(this.widgetKey, event, detail);
    };
  }

  #stop(): void {
    this.run("destroy");
    for (const stop of this.#stopListening) if (typeof stop === "function") stop();
    this.#steering = null;
    this.state = NOTHING_YET;
    this.#changed();
  }
}
