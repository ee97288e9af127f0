import { renderToString } from "@vue/server-renderer";
import { createSSRApp, h } from "vue";
import { ChatWidget } from "wetechforu-chat-widget/vue";
import App from "./app.vue";

const shop = await renderToString(createSSRApp(App));
const inline = createSSRApp({
  render: () =>
    h(ChatWidget, {
      widgetKey: import.meta.env.VITE_WIDGET_KEY,
      host: import.meta.env.VITE_WIDGET_HOST,
      inline: true,
      class: "chat",
    }),
});
console.log(`window ${typeof window}`, shop, await renderToString(inline));
