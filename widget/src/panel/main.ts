import type { PanelHandle, PanelHost } from "../shared/panel-door.ts";
import { Panel } from "./panel.ts";

/** The loader's door into this file, which it fetches when somebody is about to chat. */
export function mountPanel(host: PanelHost): PanelHandle {
  return new Panel(host);
}
