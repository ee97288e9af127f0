import { renderToString } from "react-dom/server";
import { ChatWidget } from "wetechforu-chat-widget/react";
import { App } from "./app";

const shop = renderToString(<App />);
const inline = renderToString(
  <ChatWidget
    widgetKey={import.meta.env.VITE_WIDGET_KEY}
    host={import.meta.env.VITE_WIDGET_HOST}
    inline
    className="chat"
  />,
);
console.log(`window ${typeof window}`, shop, inline);
