import cardsCss from "../forms/cards.css";
import guardCss from "./guard.css";
import { Guard, type GuardPort } from "./guard.ts";

/** What most visitors never meet: the panel fetches it when there is something to agree to or to prove. */
export const guard = { css: cardsCss + guardCss, create: (port: GuardPort) => new Guard(port) };
