import { account } from "./en/account.ts";
import { errors } from "./en/errors.ts";
import { kit } from "./en/kit.ts";
import { layout } from "./en/layout.ts";

/** The shape of every language's texts. A page's texts are a file in `en/`, its twin in `es/`, and a line here and in es.ts. */
export const en = { account, errors, kit, layout };
