import { useState } from "react";
import type { ChatWidgetIdentity } from "wetechforu-chat-widget";
import { ChatWidget, useChatWidget } from "wetechforu-chat-widget/react";

const KEY = import.meta.env.VITE_WIDGET_KEY;
const SECOND_KEY = import.meta.env.VITE_SECOND_KEY;
const HOST = import.meta.env.VITE_WIDGET_HOST;
/** The same product under another name. */
const OTHER_HOST = HOST.replace("127.0.0.1", "localhost");
const ADA: ChatWidgetIdentity = { name: "Ada Example", email: "ada@example.com" };

function useSwitch(first: boolean) {
  const [isOn, setOn] = useState(first);
  return [isOn, () => setOn((was) => !was)] as const;
}

export function App() {
  const chat = useChatWidget(KEY);
  const [isThere, toggleThere] = useSwitch(true);
  const [isDoubled, toggleDoubled] = useSwitch(false);
  const [hasSecond, toggleSecond] = useSwitch(false);
  const [isInline, toggleInline] = useSwitch(false);
  const [isGreen, toggleGreen] = useSwitch(false);
  const [isPlain, togglePlain] = useSwitch(false);
  const [isMoved, toggleMoved] = useSwitch(false);
  const [isSignedIn, toggleSignedIn] = useSwitch(false);
  const [isElsewhere, toggleElsewhere] = useSwitch(false);
  const [events, setEvents] = useState<readonly string[]>([]);
  const hear = (event: string) => setEvents((before) => [...before, event]);
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
        {chat.isReady ? "ready" : "not ready"}, {chat.isOpen ? "open" : "closed"}, {chat.unread} unread
      </p>
      <ol aria-label="Events">
        {events.map((event, index) => (
          <li key={index}>{event}</li>
        ))}
      </ol>
      {isThere && (
        <ChatWidget
          key={String(isElsewhere)}
          widgetKey={KEY}
          host={isMoved ? OTHER_HOST : HOST}
          color={isPlain ? undefined : isGreen ? "#006600" : "#202080"}
          inline={isInline}
          className="chat"
          style={{ height: 480 }}
          identity={isSignedIn ? ADA : null}
          onReady={() => hear("ready")}
          onOpen={() => hear("open")}
          onMessage={({ type }) => hear(`message of a ${type}`)}
          onReset={() => hear("reset")}
        />
      )}
      {isDoubled && <ChatWidget widgetKey={KEY} host={HOST} color="#202080" />}
      {hasSecond && <ChatWidget widgetKey={SECOND_KEY} host={HOST} position="bottom-left" />}
    </main>
  );
}
