import { commandsIn } from "../loader/command-queue.ts";
import { createEmitter } from "../shared/emitter.ts";
import { guarded } from "../shared/guarded.ts";
import { isPlain, isWidgetKey, Person, startTarget, type Target, tokenIn } from "./alias.ts";
import { pairsIn } from "./crisp-pairs.ts";

// Crisp's names for what this widget does: the queue `$crisp` and its actions, CRISP_WEBSITE_ID,
// CRISP_TOKEN_ID, CRISP_RUNTIME_CONFIG. What has no counterpart here does nothing.

const SMALL = "(max-width: 480px), (max-height: 420px)";

/** What `is` and `get` are asked of. */
interface State {
  isOpen: boolean;
  isHidden: boolean;
  hasConversation: boolean;
  unread: number;
}

type Act = (...args: unknown[]) => void;
type Table = Readonly<Record<string, Act>>;

/** Says the page's token, where it is another than before: one that outlived its log-out says nothing. */
function makeTokenTeller(person: Person): () => void {
  let told: string | undefined;
  return () => {
    const token = tokenIn(Reflect.get(window, "CRISP_TOKEN_ID"));
    if (token && token !== told) person.say({ token });
    told = token ?? told;
  };
}

function makeActs({ call }: Target, person: Person, state: State, tellToken: () => void): Table {
  const show = (isShown: boolean) => {
    state.isHidden = !isShown;
    call(isShown ? "show" : "hide");
  };
  return {
    "chat:open": () => call("open"),
    "chat:close": () => call("close"),
    "chat:toggle": () => call("toggle"),
    "chat:show": () => show(true),
    "chat:hide": () => show(false),
    "session:reset": () => {
      person.forget();
      state.hasConversation = false;
      call("reset");
      tellToken();
    },
    "message:send": (kind, text) => {
      if (kind === "text") call("ask", text);
    },
  };
}

function makeSetters(person: Person, emit: (event: string, detail?: unknown) => void): Table {
  const trait = (event: string, name: string): Act => {
    return (value) => {
      person.say({ [name]: value });
      emit(`${event}:changed`, value);
    };
  };
  return {
    "user:email": trait("user:email", "email"),
    "user:phone": trait("user:phone", "phone"),
    "user:nickname": trait("user:nickname", "name"),
    "user:company": (company) => person.describe({ company: asList(company)[0] }),
    "session:data": (given, value) => person.describe(pairsIn(given, value)),
  };
}

function makeConfigs({ call }: Target): Table {
  return {
    "position:reverse": (isReversed) =>
      call("update", { position: isReversed ? "bottom-left" : "bottom-right" }),
    "color:mode": (colorScheme) => call("update", { colorScheme }),
  };
}

function answers(
  person: Person,
  state: State,
): Readonly<Record<string, (name: unknown) => unknown>> {
  const isSmall = () => matchMedia(SMALL).matches;
  return {
    "chat:opened": () => state.isOpen,
    "chat:closed": () => !state.isOpen,
    "chat:visible": () => !state.isHidden,
    "chat:hidden": () => state.isHidden,
    "chat:small": isSmall,
    "chat:large": () => !isSmall(),
    "session:ongoing": () => state.hasConversation,
    // It is the bot that answers, and it is always there.
    "website:available": () => true,
    "chat:unread:count": () => state.unread,
    "user:email": () => person.trait("email"),
    "user:phone": () => person.trait("phone"),
    "user:nickname": () => person.trait("name"),
    "user:company": () => person.attributes.company ?? null,
    "session:data": (name) =>
      isPlain(name) ? (person.attributes[String(name)] ?? null) : person.attributes,
  };
}

function tellEvents(target: Target, state: State, emit: (event: string, detail?: unknown) => void) {
  target.on("ready", () => {
    emit("session:loaded", null);
    const ready: unknown = Reflect.get(window, "CRISP_READY_TRIGGER");
    if (typeof ready === "function") ready();
  });
  target.on("open", () => {
    state.isOpen = true;
    emit("chat:opened");
  });
  target.on("close", () => {
    state.isOpen = false;
    emit("chat:closed");
  });
  target.on("conversation", () => {
    state.hasConversation = true;
    emit("chat:initiated");
  });
  target.on("message", ({ text, type }) =>
    emit("message:received", {
      content: text,
      type: "text",
      origin: "chat",
      from: "operator",
      automated: type === "bot",
    }),
  );
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function makeCrisp(target: Target) {
  const { emit, on, off } = createEmitter();
  const state: State = { isOpen: false, isHidden: false, hasConversation: false, unread: 0 };
  const person = new Person(target);
  const tellToken = makeTokenTeller(person);
  const table = {
    do: makeActs(target, person, state, tellToken),
    set: makeSetters(person, emit),
    config: makeConfigs(target),
  };
  const read = answers(person, state);
  const runIn = (acts: Table) =>
    guarded((name: unknown, args: unknown) => acts[String(name)]?.(...asList(args)));
  const actions: Record<string, (name: unknown, argument?: unknown) => unknown> = {
    do: runIn(table.do),
    set: runIn(table.set),
    config: runIn(table.config),
    on: (event, listener) => void on(event, listener),
    off: (event) => off(event),
    get: (name, key) => read[String(name)]?.(key) ?? null,
    is: (name) => read[String(name)]?.(undefined) === true,
  };
  const push = guarded((...commands: unknown[]) => {
    for (const command of commands) {
      const [action, name, argument] = asList(command);
      // "safe" and "help" are for the one who writes the page.
      actions[String(action)]?.(name, argument);
    }
  });
  // Not by `on` of the page, whose `off` would end it.
  target.on("unread", (count) => {
    state.unread = Number(count);
  });
  tellEvents(target, state, emit);
  return { crisp: { ...actions, push, help: () => undefined }, tellToken, push };
}

const start = guarded(() => {
  const target = startTarget();
  if (!target) return;
  const page = Object(window);
  const widgetKey = target.tagKey ?? page.CRISP_WEBSITE_ID;
  const left: unknown = page.$crisp;
  const { crisp, tellToken, push } = makeCrisp(target);
  page.$crisp = crisp;
  // A page may have kept the list itself.
  if (Array.isArray(left)) left.push = (...commands) => push(...commands) ?? 0;
  tellToken();
  const { locale } = Object(page.CRISP_RUNTIME_CONFIG);
  if (isWidgetKey(widgetKey)) target.call("init", { widgetKey, ...(locale ? { locale } : {}) });
  push(...commandsIn(left));
});

start();
