import { guarded } from "./guarded.ts";

type Attribute = string | number | boolean | null | undefined;
export type Props = Readonly<Record<string, Attribute | ((event: Event) => unknown)>>;
export type Child = Node | string | null | undefined | false;

/**
 * Builds an element. A function is a listener for the event that its key names (`onclick`) and is
 * guarded; `true` is an empty attribute; `false`, null and undefined are left out. Text is only
 * ever a text node, so nothing that a visitor or a bot writes can become markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), guarded(value));
    else setAttribute(element, name, value);
  }
  element.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

export function setAttribute(element: Element, name: string, value: Attribute): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}
