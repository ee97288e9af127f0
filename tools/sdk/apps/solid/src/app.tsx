import { createSignal, For, Show } from "solid-js";
import type { ChatWidgetIdentity } from "wetechforu-chat-widget";
import { ChatWidget, useChatWidget } from "wetechforu-chat-widget/solid";

const KEY = import.meta.env.VITE_WIDGET_KEY;
const SECOND_KEY = import.meta.env.VITE_SECOND_KEY;
const HOST = import.meta.env.VITE_WIDGET_HOST;
/** The same product under another name. */
const OTHER_HOST = HOST.replace("127.0.0.1", "localhost");
const ADA: ChatWidgetIdentity = { name: "Ada Example", email: "ada@example.com" };

function createSwitch(first: boolean) {
  const [isOn, setOn] = createSignal(first);
  return [isOn, () => setOn((was) => !was)] as const;
}

export function App() {
  const chat = useChatWidget(KEY);
  const [isThere, toggleThere] = createSwitch(true);
  const [isDoubled, toggleDoubled] = createSwitch(false);
  const [hasSecond, toggleSecond] = createSwitch(false);
  const [isInline, toggleInline] = createSwitch(false);
  const [isGreen, toggleGreen] = createSwitch(false);
  const [isPlain, togglePlain] = createSwitch(false);
  const [isMoved, toggleMoved] = createSwitch(false);
  const [isSignedIn, toggleSignedIn] = createSwitch(false);
  const [isElsewhere, toggleElsewhere] = createSwitch(false);
  const [events, setEvents] = createSignal<readonly string[]>([]);
  const hear = (event: string) => setEvents((before) => [...before, event]);
  const Chat = () => (
    <ChatWidget
      widgetKey={KEY}
      host={isMoved() ? OTHER_HOST : HOST}
      color={isPlain() ? undefined : isGreen() ? "#006600" : "#202080"}
      inline={isInline()}
      class="chat"
      style={{ height: "480px" }}
      identity={isSignedIn() ? ADA : null}
      onReady={() => hear("ready")}
      onOpen={() => hear("open")}
      onMessage={({ type }) => hear(`message of a ${type}`)}
      onReset={() => hear("reset")}
    />
  );
  return (
    <main>
      <h1>The shop</h1>
      <button onClick={toggleThere}>Chat on or off</button>
      <button onClick={toggleDoubled}>Another of the same</button>
      <button onClick={toggleSecond}>Second widget</button>
      <button onClick={toggleInline}>Inline</button>
      <button onClick={toggleGreen}>Green</button>
      <button onClick={togglePlain}>No colour</button>
      <button onClick={toggleMoved}>Another host</button>
      <button onClick={toggleSignedIn}>Sign in or out</button>
      <button onClick={toggleElsewhere}>Another route</button>
      <button onClick={() => chat.ask("what are your opening hours?")}>Ask</button>
      <p role="status">
        {chat.isReady() ? "ready" : "not ready"}, {chat.isOpen() ? "open" : "closed"},{" "}
        {chat.unread()} unread
      </p>
      <ol aria-label="Events">
        <For each={events()}>{(event) => <li>{event}</li>}</For>
      </ol>
      <Show when={isThere()}>
        <Show when={isElsewhere()} fallback={<Chat />}>
          <Chat />
        </Show>
      </Show>
      <Show when={isDoubled()}>
        <ChatWidget widgetKey={KEY} host={HOST} color="#202080" />
      </Show>
      <Show when={hasSecond()}>
        <ChatWidget widgetKey={SECOND_KEY} host={HOST} position="bottom-left" />
      </Show>
    </main>
  );
}
