import { A, useLocation } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { attentionCount } from "../api/inbox.ts";
import { useCan } from "../api/session.ts";
import { t, tn } from "../i18n/i18n.ts";
import { NAVIGATION, type NavigationItem } from "./navigation.ts";

/** The menu, for the sidebar and for a phone's drawer. */
export function NavigationMenu(props: { readonly onGo?: () => void }): JSX.Element {
  const can = useCan();
  const location = useLocation();
  const listed = (items: readonly NavigationItem[]) =>
    items.filter((item) => !item.isUnlisted && can(item.right));
  const isHere = ({ path }: NavigationItem) => {
    if (path === "/") return location.pathname === path;
    return location.pathname === path || location.pathname.startsWith(`${path}/`);
  };
  return (
    <nav aria-label={t("layout.menu")} class="space-y-4 lg:compact:space-y-2">
      <For each={NAVIGATION}>
        {(group) => (
          <Show when={listed(group.items).length > 0}>
            <div>
              <Show when={group.label}>
                {(label) => (
                  <p class="px-2.5 pb-1 text-xs font-semibold text-muted">{t(label())}</p>
                )}
              </Show>
              <ul class="space-y-px">
                <For each={listed(group.items)}>
                  {(item) => (
                    <li>
                      <A
                        href={item.path}
                        onClick={() => props.onGo?.()}
                        aria-current={isHere(item) ? "page" : undefined}
                        class={`flex min-h-8 items-center gap-2.5 rounded-md px-2.5 max-lg:min-h-11 lg:compact:min-h-6.5 ${isHere(item) ? "bg-accent-soft font-semibold text-accent-text" : "text-ink hover:bg-hover"}`}
                      >
                        <Dynamic component={item.icon} size={16} aria-hidden="true" />
                        <span class="min-w-0 flex-1">{t(item.label)}</span>
                        <Show when={item.path === "/conversations" && attentionCount() > 0}>
                          <AttentionBadge />
                        </Show>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </Show>
        )}
      </For>
    </nav>
  );
}

/** How many conversations want the user: a number to see, a sentence to hear. */
function AttentionBadge(): JSX.Element {
  return (
    <span class="badge badge-warning tabular-nums">
      <span aria-hidden="true">{attentionCount()}</span>
      <span class="sr-only">{tn("inbox.attention", attentionCount())}</span>
    </span>
  );
}
