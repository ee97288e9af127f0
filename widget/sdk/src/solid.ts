import {
  type Accessor,
  createComponent,
  createEffect,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  untrack,
} from "solid-js";
import { Dynamic } from "solid-js/web";
import { type ChatWidgetControls, controlsOf, isInBrowser } from "./controls.ts";
import { type ChatWidgetHandlers, handlerName } from "./events.ts";
import { type Mounted, mount, type Tell } from "./mount.ts";
import { stateOf, watchStates } from "./page-widgets.ts";
import type { ChatWidgetSettings, LoadOptions } from "./settings.ts";
import { NOTHING_YET } from "./state.ts";

export interface ChatWidgetProps extends Omit<LoadOptions, "inline" | "start">, ChatWidgetHandlers {
  /** The chat as a part of the page, in an element that this renders; `class` and `style` size it. */
  readonly inline?: boolean | undefined;
  readonly class?: string | undefined;
  readonly style?: JSX.CSSProperties | string | undefined;
  readonly id?: string | undefined;
}

const settingsOf = (props: ChatWidgetSettings): ChatWidgetSettings => ({
  color: props.color,
  secondaryColor: props.secondaryColor,
  position: props.position,
  colorScheme: props.colorScheme,
  locale: props.locale,
  hidden: props.hidden,
});

function placed(props: ChatWidgetProps, element: HTMLElement | null): Mounted {
  const tell: Tell = (event, detail) => {
    // The handler of this event takes this event's detail.
    const handler = props[handlerName(event)] as ((given: unknown) => void) | undefined;
    handler?.(detail);
  };
  const { widgetKey, host, apiUrl, nonce } = props;
  const rest = untrack(() => ({ ...settingsOf(props), onProblem: props.onProblem }));
  return mount({ widgetKey, host, apiUrl, nonce, ...rest, inline: element ?? undefined }, tell);
}

/** The widget is in the page as long as this is. Renders nothing, or with `inline` its element. */
export function ChatWidget(props: ChatWidgetProps): JSX.Element {
  const [element, setElement] = createSignal<HTMLElement | null>(null);
  // Effects run in browsers only.
  createEffect(() => {
    if (props.inline && !element()) return;
    const mounted = placed(props, props.inline ? element() : null);
    onCleanup(() => mounted.unmount());
    createEffect(() => mounted.configure(settingsOf(props)));
    createEffect(() => mounted.identify(props.identity));
  });
  const container = () =>
    createComponent(Dynamic, {
      component: "div",
      ref: setElement,
      get class() {
        return props.class;
      },
      get style() {
        return props.style;
      },
      get id() {
        return props.id;
      },
    });
  return (() => (props.inline ? container() : null)) as unknown as JSX.Element;
}

export interface UsedChatWidget extends ChatWidgetControls {
  readonly isReady: Accessor<boolean>;
  readonly isOpen: Accessor<boolean>;
  readonly unread: Accessor<number>;
}

/**
 * Steers the widget that a `ChatWidget` brings, from anywhere in the application, and tells how it
 * is. With several on a page, say whose.
 */
export function useChatWidget(widgetKey?: string): UsedChatWidget {
  const [state, setState] = createSignal(NOTHING_YET);
  if (isInBrowser()) {
    const read = () => setState(stateOf(widgetKey));
    // Not at once: a page that a server has drawn is taken over as it was drawn.
    onMount(read);
    onCleanup(watchStates(read));
  }
  return {
    ...controlsOf(widgetKey),
    isReady: () => state().isReady,
    isOpen: () => state().isOpen,
    unread: () => state().unread,
  };
}
