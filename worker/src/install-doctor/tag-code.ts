import { embedCode } from "../domain/embed-code.ts";

interface Tagged {
  readonly origin: URL;
  readonly widgetKey: string;
}

/** The tag to paste; `attribute` is put before its address, where some products look for it. */
export function tagCode({ origin, widgetKey }: Tagged, attribute = ""): string {
  const { tag } = embedCode(origin.origin, widgetKey, false);
  return attribute === "" ? tag : tag.replace("<script ", () => `<script ${attribute} `);
}
