import { load } from "wetechforu-chat-widget";

const chat = load({
  widgetKey: import.meta.env.VITE_WIDGET_KEY,
  host: import.meta.env.VITE_WIDGET_HOST,
});
chat.open();
chat.identify({ name: "Ada" });
chat.on("ready", () => undefined)();
chat.update({ color: "#0a0" });
const isRunning = await chat.init();
chat.destroy();
console.log(`window ${typeof window}, running ${isRunning}`);
