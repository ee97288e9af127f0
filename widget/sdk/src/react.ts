"use client";

import {
  createElement,
  type HTMLAttributes,
  type ReactElement,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import { type ChatWidgetControls, controlsOf } from "./controls.ts";
import { type ChatWidgetHandlers, handlerName } from "./events.ts";
import { type Mounted, mount, type Tell } from "./mount.ts";
import { stateOf, watchStates } from "./page-widgets.ts";
import type { LoadOptions } from "./settings.ts";
import { type ChatWidgetState, NOTHING_YET } from "./state.ts";

export interface ChatWidgetProps
  extends Omit<LoadOptions, "inline" | "start">,
    ChatWidgetHandlers,
    Pick<HTMLAttributes<HTMLDivElement>, "className" | "style" | "id"> {
  /** The chat as a part of the page, in an element that this renders; `className` and `style` size it. */
  readonly inline?: boolean | undefined;
}

/** Calls the handler of the last render: a new function at each render starts nothing anew. */
function tellHandlers(latest: () => ChatWidgetHandlers): Tell {
  return (event, detail) => {
    // The handler of this event takes this event's detail.
    const handler = latest()[handlerName(event)] as ((given: unknown) => void) | undefined;
    handler?.(detail);
  };
}

/** The widget is in the page as long as this is. Renders nothing, or with `inline` its element. */
export function ChatWidget(props: ChatWidgetProps): ReactElement | null {
  const { widgetKey, host, apiUrl, nonce, inline = false, identity } = props;
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<Mounted | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    const { onProblem, ...settings } = latest.current;
    const options: LoadOptions = {
      ...settings,
      widgetKey,
      host,
      apiUrl,
      nonce,
      inline: (inline && element.current) || undefined,
      onProblem: onProblem && ((problem) => latest.current.onProblem?.(problem)),
    };
    const here = mount(
      options,
      tellHandlers(() => latest.current),
    );
    mounted.current = here;
    return () => here.unmount();
  }, [widgetKey, host, apiUrl, nonce, inline]);
  const { color, secondaryColor, position, colorScheme, locale, hidden } = props;
  useEffect(() => {
    const settings = { color, secondaryColor, position, colorScheme, locale, hidden };
    mounted.current?.configure(settings);
  }, [color, secondaryColor, position, colorScheme, locale, hidden]);
  // Compared by its content: an object written into the markup is a new one at each render.
  useEffect(() => mounted.current?.identify(identity));
  if (!inline) return null;
  const { className, style, id } = props;
  return createElement("div", { ref: element, className, style, id });
}

/**
 * Steers the widget that a `ChatWidget` brings, from anywhere in the application, and tells how it
 * is. With several on a page, say whose. The methods are the same at each render, the whole is not.
 */
export function useChatWidget(widgetKey?: string): ChatWidgetControls & ChatWidgetState {
  const controls = useMemo(() => controlsOf(widgetKey), [widgetKey]);
  const state = useSyncExternalStore(
    watchStates,
    () => stateOf(widgetKey),
    () => NOTHING_YET,
  );
  return useMemo(() => ({ ...controls, ...state }), [controls, state]);
}
