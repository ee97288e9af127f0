import css from "./guard.css";
import { Guard, type GuardPort } from "./guard.ts";

/** What most visitors never meet: the panel fetches it when there is something to agree to or to prove. */
export const guard = { css, create: (port: GuardPort) => new Guard(port) };
