import type { WidgetConfig } from "../../../contracts/widget-config.ts";
import { isConfig } from "../loader/config-source.ts";
import type { Asked } from "./local-api.ts";

export type PreviewMessage =
  | { readonly type: "config"; readonly config: WidgetConfig; readonly open: boolean }
  | { readonly type: "answer"; readonly id: number; readonly answer: Asked | null };

/** What the dashboard may say to the preview; null for anything else that a page may be sent. */
export function parseMessage(data: unknown): PreviewMessage | null {
  const field = (name: string): unknown => Reflect.get(Object(data), name);
  const config = field("config");
  if (field("type") === "config" && isConfig(config)) {
    return { type: "config", config, open: field("open") === true };
  }
  const id = field("id");
  if (field("type") !== "answer" || typeof id !== "number") return null;
  const answer = field("answer");
  const isAnswer = typeof Reflect.get(Object(answer), "response") === "string";
  // Our own dashboard's, whose shape stands in local-api.ts.
  return { type: "answer", id, answer: isAnswer ? (answer as Asked) : null };
}
