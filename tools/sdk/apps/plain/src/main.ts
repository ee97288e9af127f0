import { type ChatWidgetProblem, load } from "wetechforu-chat-widget";

// What the tests look at; a real page would do something useful instead.
const seen: string[] = [];
const root = document.querySelector("#root");

function say(line: string): void {
  seen.push(line);
  if (root) root.textContent = seen.join("\n");
}

const asked = new URLSearchParams(location.search);
const chat = load({
  widgetKey: asked.get("key") ?? import.meta.env.VITE_WIDGET_KEY,
  host: asked.get("host") ?? import.meta.env.VITE_WIDGET_HOST,
  start: asked.has("manual") ? "manual" : "auto",
  ...(asked.has("told") && {
    onProblem: ({ code }: ChatWidgetProblem) => say(`problem ${code}`),
  }),
});
chat.on("ready", () => say("ready"));
chat.on("message", ({ type, text }) => say(`message ${type} ${text.length > 0}`));
chat.once("open", () => {
  throw new Error("a mistake of the page's own");
});
chat.on("open", () => say("open"));
if (asked.has("open")) chat.open();

for (const name of ["init", "destroy"] as const) {
  const button = document.createElement("button");
  button.textContent = name;
  button.onclick = () => void chat[name]();
  document.body.append(button);
}
say("the page's own code ran to its end");
