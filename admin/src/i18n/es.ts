import { account } from "./es/account.ts";
import { errors } from "./es/errors.ts";
import { kit } from "./es/kit.ts";
import { layout } from "./es/layout.ts";
import type { Texts } from "./i18n.ts";

/** A text that English has and Spanish lacks does not compile, nor one that only Spanish has. */
export const es = { account, errors, kit, layout } satisfies Texts;
