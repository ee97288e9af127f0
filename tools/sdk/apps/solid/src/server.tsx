import { renderToString } from "solid-js/web";
import { ChatWidget } from "wetechforu-chat-widget/solid";
import { App } from "./app";

const shop = renderToString(() => <App />);
const inline = renderToString(() => (
  <ChatWidget
    widgetKey={import.meta.env.VITE_WIDGET_KEY}
    host={import.meta.env.VITE_WIDGET_HOST}
    inline
    class="chat"
  />
));
console.log(`window ${typeof window}`, shop, inline);
