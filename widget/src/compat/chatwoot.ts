import { guarded } from "../shared/guarded.ts";
import { isWidgetKey, Person, startTarget, type Target, tokenIn } from "./alias.ts";

// Chatwoot's names for what this widget does: `chatwootSDK.run`, `$chatwoot`, `chatwootSettings` and
// the events on the window. What has no counterpart here does nothing.

/** As Chatwoot numbers them: 1 is what was written to the visitor. */
const OUTGOING = 1;

/** Their settings in our words. */
function settingsOf(theirs: Record<string, unknown>): Record<string, unknown> {
  const { position, locale, useBrowserLanguage, hideMessageBubble, darkMode } = theirs;
  return {
    ...(position === "left" || position === "right" ? { position: `bottom-${position}` } : {}),
    ...(typeof locale === "string" ? { locale: locale.replace("_", "-") } : {}),
    ...(useBrowserLanguage === true ? { locale: navigator.language } : {}),
    ...(hideMessageBubble === true ? { hidden: true } : {}),
    ...(typeof darkMode === "string" ? { colorScheme: darkMode } : {}),
  };
}

function makeMethods(target: Target, person: Person) {
  const { call } = target;
  const nothing = () => undefined;
  let known: unknown;
  const reset = () => {
    known = undefined;
    person.forget();
    call("reset");
  };
  return {
    toggle: (state?: unknown) => call(state === "open" || state === "close" ? state : "toggle"),
    toggleBubbleVisibility: (state: unknown) => call(state === "hide" ? "hide" : "show"),
    setUser(identifier: unknown, given?: unknown) {
      // Theirs begins anew for somebody else, without being told to.
      if (known !== undefined && known !== identifier) reset();
      known = identifier;
      const { name, email, phone_number, identifier_hash, ...more } = Object(given);
      const token = tokenIn(identifier_hash);
      person.say({ name, email, phone: phone_number, token });
      const { avatar_url: _, custom_attributes, ...plain } = more;
      person.describe({ identifier, ...plain, ...Object(custom_attributes) });
    },
    setCustomAttributes: (attributes: unknown) => person.describe(attributes),
    deleteCustomAttribute: (name: unknown) => person.undescribe(name),
    setLocale: (locale: unknown) => call("setLocale", String(locale).replace("_", "-")),
    setColorScheme: (colorScheme: unknown) => call("update", { colorScheme }),
    reset,
    setConversationCustomAttributes: nothing,
    deleteConversationCustomAttribute: nothing,
    setLabel: nothing,
    removeLabel: nothing,
    popoutChatWindow: nothing,
  };
}

function tellWindow(name: string, detail?: unknown): void {
  window.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }));
}

function tellEvents(target: Target, chatwoot: { hasLoaded: boolean; isOpen: boolean }): void {
  target.on("ready", () => {
    chatwoot.hasLoaded = true;
    tellWindow("ready");
  });
  target.on("open", () => {
    chatwoot.isOpen = true;
    tellWindow("opened");
  });
  target.on("close", () => {
    chatwoot.isOpen = false;
    tellWindow("closed");
  });
  target.on("conversation", () => tellWindow("on-start-conversation"));
  target.on("message", ({ text, type }) =>
    tellWindow("on-message", {
      content: text,
      message_type: OUTGOING,
      sender: { type: type === "human" ? "user" : "agent_bot" },
    }),
  );
}

const target = startTarget();

const run = guarded((options: unknown) => {
  if (!target || Reflect.get(window, "$chatwoot")) return;
  const { websiteToken, baseUrl } = Object(options);
  const theirs = Object(Reflect.get(window, "chatwootSettings"));
  const widgetKey = target.tagKey ?? (isWidgetKey(websiteToken) ? websiteToken : undefined);
  const methods = makeMethods(target, new Person(target));
  const chatwoot = {
    ...Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        guarded(method as (...args: unknown[]) => unknown),
      ]),
    ),
    baseUrl,
    websiteToken,
    locale: theirs.locale,
    position: theirs.position === "left" ? "left" : "right",
    hideMessageBubble: theirs.hideMessageBubble === true,
    hasLoaded: false,
    isOpen: false,
  };
  Reflect.set(window, "$chatwoot", chatwoot);
  tellEvents(target, chatwoot);
  if (widgetKey) target.call("init", { ...settingsOf(theirs), widgetKey });
});

Reflect.set(window, "chatwootSDK", { run });
