import {
  type AllowedComponentProps,
  defineComponent,
  getCurrentInstance,
  h,
  onActivated,
  onDeactivated,
  onMounted,
  onScopeDispose,
  onUnmounted,
  type PropType,
  type Ref,
  readonly,
  ref,
  type VNodeProps,
  watch,
} from "vue";
import { type ChatWidgetControls, controlsOf, isInBrowser } from "./controls.ts";
import type { ChatWidgetEvents, ChatWidgetHandlers } from "./events.ts";
import { type Mounted, mount } from "./mount.ts";
import { stateOf, watchStates } from "./page-widgets.ts";
import type {
  ChatWidgetIdentity,
  ChatWidgetProblem,
  ChatWidgetSettings,
  LoadOptions,
} from "./settings.ts";

type Emits = {
  readonly [Event in keyof ChatWidgetEvents]: (detail: ChatWidgetEvents[Event]) => boolean;
} & { readonly problem: (problem: ChatWidgetProblem) => boolean };

/** Everything is taken: what is told comes from the widget, not from the page. */
const takes = () => true;
const EMITS: Emits = {
  ready: takes,
  open: takes,
  close: takes,
  unread: takes,
  conversation: takes,
  message: takes,
  lead: takes,
  handover: takes,
  appointment: takes,
  ended: takes,
  rating: takes,
  identify: takes,
  identify_refused: takes,
  track: takes,
  reset: takes,
  destroy: takes,
  problem: takes,
};

const text = <Text extends string = string>() => ({
  type: String as unknown as PropType<Text>,
  default: undefined,
});
type Choice<Name extends keyof ChatWidgetSettings> = Extract<ChatWidgetSettings[Name], string>;

const PROPS = {
  widgetKey: { type: String, required: true },
  host: { type: String, required: true },
  apiUrl: text(),
  nonce: text(),
  color: text(),
  secondaryColor: text(),
  position: text<Choice<"position">>(),
  colorScheme: text<Choice<"colorScheme">>(),
  locale: text(),
  hidden: { type: Boolean, default: undefined },
  identity: { type: Object as PropType<ChatWidgetIdentity | null>, default: undefined },
  inline: { type: Boolean, default: false },
} as const;

/** Each event is heard as `onMessage`, and in a template as `@message`. */
export interface ChatWidgetProps extends Omit<LoadOptions, "inline" | "start">, ChatWidgetHandlers {
  /** The chat as a part of the page, in an element that this renders; `class` and `style` size it. */
  readonly inline?: boolean | undefined;
}

type ComponentProps = AllowedComponentProps & VNodeProps & ChatWidgetProps;

const Component = defineComponent({
  name: "ChatWidget",
  inheritAttrs: false,
  props: PROPS,
  emits: EMITS,
  setup(props, { emit, attrs }) {
    const element = ref<HTMLElement | null>(null);
    let mounted: Mounted | null = null;
    // Vue's `emit` wants each name apart; name and detail belong together here.
    const tell = emit as (event: string, detail: unknown) => void;
    const leave = () => {
      mounted?.unmount();
      mounted = null;
    };
    const enter = () => {
      if (mounted) return;
      const inline = (props.inline && element.value) || undefined;
      const onProblem = (problem: ChatWidgetProblem) => emit("problem", problem);
      mounted = mount({ ...props, inline, onProblem }, tell);
      mounted.identify(props.identity);
    };
    onMounted(enter);
    onActivated(enter);
    onDeactivated(leave);
    onUnmounted(leave);
    watch(
      () => [props.widgetKey, props.host, props.apiUrl, props.nonce, props.inline],
      () => {
        leave();
        enter();
      },
      { flush: "post" },
    );
    watch(
      () => {
        const { color, secondaryColor, position, colorScheme, locale, hidden } = props;
        return { color, secondaryColor, position, colorScheme, locale, hidden };
      },
      (settings) => mounted?.configure(settings),
    );
    watch(
      () => props.identity,
      (identity) => mounted?.identify(identity),
      { deep: true },
    );
    return () => (props.inline ? h("div", { ...attrs, ref: element }) : null);
  },
});

/**
 * The widget is in the page as long as this is; while `KeepAlive` keeps it out of sight, it is not.
 * Renders nothing, or with `inline` its element.
 */
// Vue's own type of a component changes with its minor versions; this form is understood by all. The
// constructor's parameter is for Astro, which knows nothing of `$props` and reads the props there.
export const ChatWidget = Component as unknown as new (
  props: ComponentProps,
) => { readonly $props: ComponentProps };

export interface UsedChatWidget extends ChatWidgetControls {
  readonly isReady: Readonly<Ref<boolean>>;
  readonly isOpen: Readonly<Ref<boolean>>;
  readonly unread: Readonly<Ref<number>>;
}

/**
 * Steers the widget that a `ChatWidget` brings, from anywhere in the application, and tells how it
 * is. With several on a page, say whose.
 */
export function useChatWidget(widgetKey?: string): UsedChatWidget {
  const [isReady, isOpen, unread] = [ref(false), ref(false), ref(0)];
  const read = () => {
    const state = stateOf(widgetKey);
    isReady.value = state.isReady;
    isOpen.value = state.isOpen;
    unread.value = state.unread;
  };
  if (isInBrowser()) {
    // Not before this is mounted: a page that a server has drawn is taken over as it was drawn.
    if (getCurrentInstance()) onMounted(read);
    else read();
    onScopeDispose(watchStates(read));
  }
  return {
    ...controlsOf(widgetKey),
    isReady: readonly(isReady),
    isOpen: readonly(isOpen),
    unread: readonly(unread),
  };
}
