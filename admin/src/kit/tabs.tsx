import { Tabs as Kobalte } from "@kobalte/core/tabs";
import { For, type JSX, Show } from "solid-js";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

interface TabsProps<Value extends string> {
  /** What the tabs divide, for those who cannot see. */
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Draws the chosen tab; the others are not there. */
  readonly children: (value: Value) => JSX.Element;
}

/** Parts of one page. Arrow keys go from tab to tab. Which one is chosen belongs in the address. */
export function Tabs<Value extends string>(props: TabsProps<Value>): JSX.Element {
  return (
    <Kobalte
      value={props.value}
      // Only the values below can be chosen.
      onChange={(value) => props.onChange(value as Value)}
    >
      <Kobalte.List aria-label={props.label} class="tab-list">
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger value={tab.value} class="tab">
              {tab.label}
              <Show when={tab.count !== undefined}>
                <span class="badge tabular-nums">{tab.count}</span>
              </Show>
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content value={tab.value} class="pt-4">
            {props.children(tab.value)}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte>
  );
}
