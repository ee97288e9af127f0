// The oldest versions that the package promises to work with: its types must fit them.
import { createElement, type ReactElement } from "react";
import { createComponent } from "solid-js";
import { h } from "vue";
import { type ChatWidget, load } from "wetechforu-chat-widget";
import * as forReact from "wetechforu-chat-widget/react";
import * as forSolid from "wetechforu-chat-widget/solid";
import * as forVue from "wetechforu-chat-widget/vue";

const where = { widgetKey: "wtfu_00000000000000000000000000000001", host: "https://chat.example" };

export const chat: ChatWidget = load(where);
chat.on("message", ({ type, text }) => `${type}: ${text.toUpperCase()}`);
chat.on("open", () => undefined);
// @ts-expect-error: there is no such event.
chat.on("opened", () => undefined);
// @ts-expect-error: a position is one of four.
chat.update({ position: "middle" });
// @ts-expect-error: the key is required.
load({ host: where.host });

export const inReact: ReactElement = createElement(forReact.ChatWidget, {
  ...where,
  inline: true,
  onLead: ({ lead_id }) => lead_id.length,
});
// @ts-expect-error: the host is required.
createElement(forReact.ChatWidget, { widgetKey: where.widgetKey });

export const inVue = h(forVue.ChatWidget, {
  ...where,
  position: "top-left",
  onLead: ({ lead_id }) => lead_id.length,
});
// Astro takes the first parameter for the props, be it a function's or a constructor's.
type PropsInAstro = ConstructorParameters<typeof forVue.ChatWidget>[0];
export const inAstro: PropsInAstro = { ...where, inline: true };
// @ts-expect-error: the host is required.
export const nowhere: PropsInAstro = { widgetKey: where.widgetKey };
export const isOpen: boolean = forVue.useChatWidget().isOpen.value;

export const inSolid = () =>
  createComponent(forSolid.ChatWidget, { ...where, onUnread: (count) => count + 1 });
